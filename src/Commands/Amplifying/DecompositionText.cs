using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Amplifying;

/// <summary>Decompositions as indented text for a human: each answer above those that it rests on, and at the bottom the quotes.</summary>
internal static class DecompositionText
{
    /// <summary>Writes the decompositions of a run, and what failed.</summary>
    public static async Task WriteAsync(TextWriter output, string folder, CancellationToken cancellationToken)
    {
        var run = StoredRun.Open(folder);
        var verdicts = await run.ReadJudgementsAsync(cancellationToken).ToDictionaryAsync(j => j.DebateId, cancellationToken: cancellationToken);
        await foreach (var decomposition in run.ReadDecompositionsAsync(cancellationToken))
        {
            output.WriteLine();
            foreach (var (question, depth) in WithDepth(decomposition.Questions))
            {
                output.WriteLine($"{new string(' ', 2 * depth)}{OneLine(question.Question)}: {OneLine(question.Answer ?? $"({question.Missing!.Replace('_', ' ')})")}");
                foreach (var fact in question.Facts)
                {
                    output.WriteLine($"{new string(' ', (2 * depth) + 4)}{fact.Address} says \"{OneLine(fact.Quote)}\"");
                }
            }

            if (decomposition.Answers is { } answers && verdicts.TryGetValue(decomposition.DecompositionId, out var verdict))
            {
                output.WriteLine(Words(verdict, answers));
            }
        }

        await foreach (var item in run.ReadItemsAsync(cancellationToken).Where(i => i.Status == StoredItem.Failed))
        {
            output.WriteLine($"\nFailed: {item.Key}: {item.Error} ('ltp amplify --resume {folder} --retry-failed' asks again)");
        }
    }

    private static string Words(StoredJudgement verdict, IReadOnlyList<string> answers) => verdict.Credences is { } credences
        ? $"Verdict: {string.Join(", ", answers.Zip(credences, (a, c) => $"{OneLine(a)} {c.ToString("0.00", CultureInfo.InvariantCulture)}"))}{verdict.Correct switch { true => ", right", false => ", wrong", null => "" }}"
        : $"Verdict: {verdict.ParseStatus}{(verdict.Raw is { } raw ? $" ({OneLine(raw)})" : "")}";

    private static IEnumerable<(StoredSubquestion Question, int Depth)> WithDepth(IReadOnlyList<StoredSubquestion> questions)
    {
        var depths = new int[questions.Count];
        foreach (var question in questions)
        {
            depths[question.Index] = question.Parent is { } parent ? depths[parent] + 1 : 0;
            yield return (question, depths[question.Index]);
        }
    }

    /// <summary>Words of others on one line, with nothing in them that a terminal would obey.</summary>
    private static string OneLine(string text) => SpeechSanitizer.EscapeUnseen(text.ReplaceLineEndings(" "));
}
