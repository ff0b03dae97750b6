using System.Text;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts.Importing.Nyu;

/// <summary>What was said in one speech: the words with the quotes where they stood, in “ ”, and a citation for each quote.</summary>
internal sealed record NyuSpeech(string Words, IReadOnlyList<StoredCitation> Citations, IReadOnlyList<string> Notes, DateTimeOffset At)
{
    /// <summary>Reads a speech.</summary>
    /// <param name="speech">The speech; its <c>content</c> stays among the extras as well, since only it has the quotes' offsets in tokens.</param>
    /// <param name="story">What it quotes.</param>
    /// <param name="speaker">Who is known to speak; another name stays among the extras.</param>
    public static NyuSpeech Read(JsonPart speech, StoryText story, string? speaker)
    {
        var (words, citations, notes) = (new StringBuilder(), new List<StoredCitation>(), new List<string>());
        var content = speech["content"];
        foreach (var segment in content.Items())
        {
            switch (segment.Only())
            {
                case ("Text", var text):
                    words.Append(text["text"].Text());
                    break;
                case ("Quote", var quote):
                    var citation = Cite(quote["span"], story, notes);
                    words.Append('“');
                    citations.Add(citation with { At = ImportText.Escaped(words.ToString(), words.Length) });
                    words.Append(citation.Quote).Append('”');
                    content.Keep();
                    break;
                case var (kind, _):
                    throw segment.Wrong($"is of kind '{kind}'; Text or Quote is expected.");
            }
        }

        if (speech.Find("speaker") is { } said && !said.TakeIf(speaker))
        {
            notes.Add($"the speech at {speech.Pointer} is by {said.Value}, in the seat of {speaker ?? "nobody"}; the seat's name counts, the speaker's stands among the extras.");
        }

        return new(words.ToString(), citations, notes, speech["timestamp"].Time());
    }

    /// <summary>Whether a stretch of the story is a quote that holds as it would in any debate: of more than punctuation, and of whole words.</summary>
    private static bool Holds(string text, int start, int length) =>
        CitationChecker.Check(new(NodeAddress.Parse(NyuStory.Address), text.Substring(start, length), new TextSpan(start, length)), text).Holds;

    private static StoredCitation Cite(JsonPart span, StoryText story, List<string> notes)
    {
        if (span.Items() is not [var first, var second])
        {
            throw span.Wrong("two offsets are expected: where the quote begins and the first token after it.");
        }

        var (begin, end) = (first.Whole(), second.Whole());
        var found = story.Find(begin, end);
        var status = begin < 0 || end > story.Count ? CitationStatus.OutOfRange
            : found is { } at && Holds(story.Text, at.Start, at.Length) ? CitationStatus.Exact
            : CitationStatus.NotFound;
        if (status != CitationStatus.Exact)
        {
            notes.Add(status == CitationStatus.OutOfRange
                ? $"the quote at {span.Pointer} is of tokens {begin} to {end}, but the story has {story.Count}; what of it is there is shown, out of range."
                : $"the quote at {span.Pointer} is of tokens {begin} to {end}, which {(found is null ? "say nothing" : "are punctuation alone, or begin or end inside a word")}; it is shown as not found.");
        }

        return found is var (start, length)
            ? new(NyuStory.Address, story.Text.Substring(start, length), status, start, length)
            : new(NyuStory.Address, "", status, null, null);
    }
}
