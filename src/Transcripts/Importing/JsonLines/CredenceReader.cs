using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Transcripts.Importing.JsonLines;

/// <summary>Reads verdicts in the form that a file states them in.</summary>
/// <param name="form">The form.</param>
/// <param name="normalise">Whether numbers that do not sum to one are divided by their sum; otherwise they are refused.</param>
internal sealed class CredenceReader(CredenceForm form, bool normalise)
{
    private const string Parser = "label/1";

    /// <summary>Reads one verdict.</summary>
    /// <param name="stated">What the file states.</param>
    /// <param name="answers">The answers.</param>
    /// <param name="reply">The judge's words, if the file has them apart.</param>
    /// <returns>The verdict, and the sum that its numbers had where that was not one.</returns>
    public (Verdict Verdict, double? Sum) Read(JsonPart stated, IReadOnlyList<string> answers, string? reply)
    {
        if (form == CredenceForm.Label)
        {
            var words = stated.Word();
            var source = new VerdictSource("choice", reply ?? words, Parser);
            return (ImportedChoice.Read(words, answers) is { } choice ? new DecidedVerdict(Credences.Certain(choice, answers.Count), source) : new UnparseableVerdict(source), null);
        }

        var (credences, sum) = form switch
        {
            CredenceForm.First when answers.Count != 2 => throw stated.Wrong($"one number says nothing of {answers.Count} answers."),
            CredenceForm.First => stated.Number() is >= 0 and <= 1 and var first ? (new Credences(first, 1 - first), null) : throw stated.Wrong("a number from 0 to 1 is expected."),
            CredenceForm.Percent => Of(stated, answers.Count, 100),
            _ => Of(stated, answers.Count, 1),
        };
        return (new DecidedVerdict(credences, new("imported", reply ?? "")), sum);
    }

    private (Credences Credences, double? Sum) Of(JsonPart stated, int answers, double whole)
    {
        double[] values = [.. stated.Items().Select(n => n.Number() / whole)];
        if (values.Length != answers)
        {
            throw stated.Wrong($"a number for each of the {answers} answers is expected; there are {values.Length}.");
        }

        var sum = values.Sum();
        return ImportCredences.Of(values) is { } credences ? (credences, null)
            : normalise && sum > 0 && double.IsFinite(sum) && values.All(v => v >= 0) ? (Credences.Normalise(values), sum)
            : throw stated.Wrong(FormattableString.Invariant(
                $"numbers from 0 to {whole} that sum to {(whole == 1 ? "one" : "100")} are expected; these sum to {sum * whole:R}. Mend the file, or ask for --normalise."));
    }
}
