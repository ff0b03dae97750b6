// Humans consulting HCH over a document, with an overseer of your own: one class that is shown a question about a section and what it has asked so far. This one
// knows nothing but words: it asks about the sections below that share a word with the question, and quotes the sentences that do.
// dotnet run examples/your-own-overseer.cs
// A language model does the same with: new SectionOverseer(model, tree)
#:project ../src/Amplification

using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Tree;
using LearningThePrior.Tree.Documents;

var tree = new ImplicitTree(DocumentUnpacker.Open("examples/documents/bridge.txt"));
var question = new SectionQuestion("What happened to the arch when the raft of logs struck?", NodeAddress.Root);

var (answer, moves) = await new Hch(Depth: 4, Width: 8, Budget: 100).AskAsync(new WordSeeker(tree), question, new LibraryContext("bridge"));

Show(answer, "");
Console.WriteLine($"\n{answer.Questions} questions, {moves} moves of the overseer.");

// A decomposition is a tree: each answer rests on those below it, and at the bottom on quotes.
static void Show(Decomposed<SectionQuestion, string> one, string indent)
{
    Console.WriteLine($"{indent}{one.Question.About}: {(one.Reply.IsKnown ? one.Reply.Value : one.Reply.Missing)}");
    foreach (var below in one.Asked)
    {
        Show(below, indent + "  ");
    }
}

internal sealed class WordSeeker(ImplicitTree tree) : IOverseer<SectionQuestion, string>
{
    public string Name => "word-seeker";

    public async ValueTask<OverseerMove<SectionQuestion, string>> NextAsync(
        Consultation<SectionQuestion, string> now, CancellationToken cancellationToken = default)
    {
        var (question, at) = now.Question;
        var section = await tree.FindAsync(at, cancellationToken);
        if (section is { ChildCount: > 0 } && now.Known.Count == 0)
        {
            return new OverseerAsks<SectionQuestion, string>([.. Enumerable.Range(0, section.ChildCount).Select(i => new SectionQuestion(question, at.Child(i)))]);
        }

        // With helpers' answers he joins what they know; at the bottom he reads for himself.
        string[] found = section is { ChildCount: > 0 }
            ? [.. now.Known.Where(k => k.Reply.IsKnown).Select(k => k.Reply.Value!)]
            : [.. Sentences(section?.Text ?? "").Where(s => Words(s).Intersect(Words(question)).Count() >= 2)];
        return found.Length == 0
            ? new OverseerDoesNotKnow<SectionQuestion, string>()
            : new OverseerAnswers<SectionQuestion, string>(string.Join(" ", found.Distinct()), [.. found.Where(f => section!.ChildCount == 0).Select(f => new Citation(at, f))]);
    }

    private static string[] Sentences(string text) => text.Split(". ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static HashSet<string> Words(string text) => [.. text.ToLowerInvariant().Split([' ', '.', ',', '?'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 3)];
}
