using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts.Importing;

/// <summary>What an imported debate is about, as a tree of two nodes: "/" is its title, "/0" all of its text.</summary>
internal sealed record ImportedStory(string Title, string Text)
{
    /// <summary>What reports say of a speech with more quotes than <see cref="Check(string, IEnumerable{ValueTuple{int, string}}, ImportedStory?)"/> takes.</summary>
    public static string NotKept { get; } = $"citations of what a speech quotes after its first {SpeechLimits.Citations} quotes; the words stay in its text";

    /// <summary>Names the tree by its content: debates on one story share it.</summary>
    public string TreeId { get; } = "story-" + ContentName.Of(Title, Text);

    public IReadOnlyList<StoredNode> Nodes(string runId) =>
    [
        new(StoredNode.CurrentSchema, runId, TreeId, "/", Title),
        new(StoredNode.CurrentSchema, runId, TreeId, "/0", Text),
    ];

    /// <summary>Checks a speech's quotes against the text, as those of debates played here are checked; without a story none can be.</summary>
    public static IReadOnlyList<StoredCitation> Check(string words, IEnumerable<(int At, string Quote)> quotes, ImportedStory? story) =>
        [.. quotes.Take(SpeechLimits.Citations).Select(q => Check(q.Quote, story) with { At = ImportText.Escaped(words, q.At) })];

    private static StoredCitation Check(string quote, ImportedStory? story)
    {
        if (story is null)
        {
            return new("/0", SpeechSanitizer.Cut(quote, SpeechLimits.WrongQuoteCharacters), CitationStatus.NotUnpacked, null, null);
        }

        var check = CitationChecker.Check(new(NodeAddress.Parse("/0"), quote), story.Text);
        var words = check.Holds ? quote : SpeechSanitizer.Cut(quote, SpeechLimits.WrongQuoteCharacters);
        return new("/0", words, check.Status, check.Found?.Start, check.Found?.Length);
    }
}
