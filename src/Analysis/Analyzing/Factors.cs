using System.Globalization;
using LearningThePrior.Analysis.Scanning;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>What judgements can be grouped by: columns of debates, columns of judgements, and labels.</summary>
internal static class Factors
{
    /// <summary>Stands where a debate does not have a label.</summary>
    public const string Absent = "(none)";

    /// <summary>The factor that <see cref="AnalysisOptions.AllStages"/> groups by.</summary>
    public const string Stage = "stage";

    private static readonly Dictionary<string, Func<JudgedDebate, string>> OfDebates = new(StringComparer.Ordinal)
    {
        ["run"] = d => d.Run,
        ["protocol"] = d => d.Row.Protocol,
        ["question"] = d => d.Row.Question,
        ["answers"] = d => Text(d.Row.Answers.Length),
        ["sample"] = d => Text(d.Row.Sample),
        ["swap"] = d => d.Row.Swap ? "true" : "false",
        ["rounds"] = d => Text(d.Row.Rounds),
        ["status"] = d => d.Row.Status,
        ["debater_a"] = d => d.Row.A?.Debater ?? Named(d.Row.Models, "debater_a"),
        ["debater_b"] = d => d.Row.B?.Debater ?? Named(d.Row.Models, "debater_b"),
    };

    private static readonly Dictionary<string, Func<ScoredJudgement, string>> OfJudgements = new(StringComparer.Ordinal)
    {
        ["judge"] = j => j.Judge,
        [JudgeKinds.Factor] = j => j.Kind,
        ["judge_kind"] = j => j.By.Kind,
        ["method"] = j => j.By.Method,
        ["order"] = j => j.IsMirrored ? "mirrored" : "as_played",
        [Stage] = j => Text(j.Stage),
    };

    /// <summary>The factors that need no label.</summary>
    public static IReadOnlyList<string> Own => [.. OfDebates.Keys, .. OfJudgements.Keys];

    /// <summary>What a factor is of a judgement.</summary>
    /// <exception cref="ArgumentException">No debate has such a factor; the message lists those that there are.</exception>
    public static Func<ScoredJudgement, string> Of(string name, Corpus corpus)
    {
        if (OfJudgements.TryGetValue(name, out var own))
        {
            return own;
        }

        var of = OfDebate(name, corpus);
        return j => of(j.Debate);
    }

    /// <summary>What a factor is of a debate that no one judged; null where it is a factor of judgements.</summary>
    public static Func<JudgedDebate, string>? OfUnjudged(string name, Corpus corpus) =>
        OfJudgements.ContainsKey(name) ? null : OfDebate(name, corpus);

    private static Func<JudgedDebate, string> OfDebate(string name, Corpus corpus)
    {
        if (OfDebates.TryGetValue(name, out var of))
        {
            return of;
        }

        SortedSet<string> labels = new(corpus.Debates.SelectMany(d => d.Row.Labels.Select(l => l.Name)), StringComparer.Ordinal);
        return labels.Contains(name)
            ? d => Named(d.Row.Labels, name)
            : throw new ArgumentException(
                $"'{name}' is no factor of these runs; there are {string.Join(", ", [.. OfDebates.Keys, .. OfJudgements.Keys, .. labels])}.");
    }

    private static string Named(NamedText[] named, string name) =>
        Array.Find(named, n => n.Name == name).Text ?? Absent;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
