using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>
/// A book as the store keeps it: a decomposition whose first question is to explore Z, whose other questions are the pages that the human wrote, and under each those that he asked
/// about. What he copied rests on the page that said it.
/// </summary>
internal static class ExplorationRecord
{
    private const string Human = "human";

    public static StoredDecomposition Of(string runId, string item, int depth, IExplorer explorer, ExploredBook book)
    {
        var asker = item switch { UnpackerHandler.Alone => "alone", UnpackerHandler.Flat => "with what he wrote before him", _ => item.EndsWith(UnpackerHandler.Perturbed, StringComparison.Ordinal) ? "one page of a given Z drawn anew and the rest copied" : "with Mz" };
        List<StoredSubquestion> questions = [new(0, null, FormattableString.Invariant($"Explore Z to depth {depth}, {asker}."), FormattableString.Invariant($"{book.Pages.Count} pages"), null, "overseer", 1, [])];
        foreach (var page in book.Pages)
        {
            var at = questions.Count;
            var from = page.CopiedFrom is { } said ? new[] { new StoredFact(said.ToString(), explorer.Write(page.Page, false)) } : [];
            questions.Add(new(at, 0, $"Write page {page.Address}.", explorer.Write(page.Page, false), null, "overseer", 1, from));
            questions.AddRange(page.Asked.Select((a, i) => new StoredSubquestion(at + 1 + i, at, $"What does Z say on page {a.Address}?", explorer.Write(a.Page, false), null, "assistant", 1, [])));
        }

        return new(
            StoredDecomposition.CurrentSchema, runId, FormattableString.Invariant($"{item}/{depth:D2}/{book.Index:D5}"), FormattableString.Invariant($"book {book.Index} of {explorer.Name}"), Human, questions);
    }
}
