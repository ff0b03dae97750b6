using LearningThePrior.Analysis.Statistics;
using LearningThePrior.Debate;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Compares groups in pairs, on the questions that both have.</summary>
internal static class Comparing
{
    private const int MostGroups = 12;

    private static readonly (string Name, Func<ScoredJudgement, double?> Of)[] Compared =
    [
        (StatisticNames.Accuracy, j => j.Correct is { } right ? (right ? 1 : 0) : null),
        (StatisticNames.LogScore, j => j.LogScore),
        (StatisticNames.Brier, j => j.Brier),
    ];

    /// <summary>Every pair; what is in one group only is counted as dropped from it.</summary>
    public static List<GroupComparison> All(IReadOnlyList<JudgementGroup> groups, Corpus corpus, Seed seed)
    {
        if (groups.Count > MostGroups)
        {
            corpus.Notes.Add($"Groups are not compared with each other: {groups.Count} are too many, {MostGroups} are the most.");
            return [];
        }

        var means = groups.Select(g => Compared.Select(c => Means(g, c.Of)).ToArray()).ToArray();
        List<GroupComparison> all = [];
        for (var i = 0; i < groups.Count; i++)
        {
            for (var j = i + 1; j < groups.Count; j++)
            {
                all.Add(Compare(groups[i], groups[j], means[i], means[j], corpus, seed.For("pair", all.Count)));
            }
        }

        if (all.Count > 1)
        {
            corpus.Notes.Add($"The p-values of {all.Count} comparisons are not corrected for their number.");
        }

        return all;
    }

    /// <summary>Groups in words, for example "protocol=debate, judge=gpt".</summary>
    public static string Named(IReadOnlyDictionary<string, string> factors) => string.Join(", ", factors.Select(f => $"{f.Key}={f.Value}"));

    private static GroupComparison Compare(
        JudgementGroup first, JudgementGroup second, Dictionary<int, double>[] firstMeans, Dictionary<int, double>[] secondMeans, Corpus corpus, Seed seed)
    {
        HashSet<int> inFirst = [.. first.Judgements.Select(j => j.Debate.Question)], inSecond = [.. second.Judgements.Select(j => j.Debate.Question)];
        var common = inFirst.Count(inSecond.Contains);
        Drop(corpus, first, second, inFirst.Except(inSecond));
        Drop(corpus, second, first, inSecond.Except(inFirst));
        var differences = new OrderedDictionary<string, Difference>();
        for (var i = 0; i < Compared.Length; i++)
        {
            differences[Compared[i].Name] = Between(firstMeans[i], secondMeans[i], seed.For(Compared[i].Name));
        }

        return new(first.Factors, second.Factors, common, inFirst.Count - common, inSecond.Count - common, differences);
    }

    private static void Drop(Corpus corpus, JudgementGroup has, JudgementGroup other, IEnumerable<int> questions)
    {
        foreach (var question in questions)
        {
            corpus.Drops.Add("questions", $"only {Named(has.Factors)} has them: left out of its comparison with {Named(other.Factors)}", corpus.QuestionId(question));
        }
    }

    private static Difference Between(Dictionary<int, double> first, Dictionary<int, double> second, Seed seed)
    {
        var sums = new ClusterSums(2);
        List<double> differences = [];
        foreach (var (question, value) in first.OrderBy(f => f.Key))
        {
            if (second.TryGetValue(question, out var other))
            {
                if (double.IsInfinity(value) || double.IsInfinity(other))
                {
                    return new(Measured.None(0, "a verdict gave the truth no credence"), null, false);
                }

                differences.Add(value - other);
                sums.Add(question, value - other);
            }
        }

        var test = differences.Count > 1 ? PairedPermutation.Test(differences, seed.For("test")) : null;
        return new(Clustered.Ratio(sums, share: false, "no question in common with verdicts whose truth is known", seed), test?.P, test?.Exact ?? false);
    }

    private static Dictionary<int, double> Means(JudgementGroup members, Func<ScoredJudgement, double?> of)
    {
        var sums = new Dictionary<int, (double Sum, int Count)>();
        foreach (var judgement in members.Judgements)
        {
            if (of(judgement) is { } value)
            {
                var (sum, count) = sums.GetValueOrDefault(judgement.Debate.Question);
                sums[judgement.Debate.Question] = (sum + value, count + 1);
            }
        }

        return sums.ToDictionary(s => s.Key, s => s.Value.Sum / s.Value.Count);
    }
}
