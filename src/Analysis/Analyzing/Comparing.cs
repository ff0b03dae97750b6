using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Compares groups in pairs, on the questions that both have.</summary>
internal static class Comparing
{
    private const int MostGroups = 12;

    private static readonly (string Name, Func<ScoredJudgement, double?> Of)[] Compared =
    [
        (StatisticNames.Accuracy, j => j.Right is { } right ? (right ? 1 : 0) : null),
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

        var sides = groups.Select(g => new Side(g)).ToArray();
        var differences = new ClusterSums(2);
        List<GroupComparison> all = [];
        for (var i = 0; i < sides.Length; i++)
        {
            for (var j = i + 1; j < sides.Length; j++)
            {
                all.Add(Compare(sides[i], sides[j], differences, corpus, seed.For("pair", all.Count)));
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

    private static GroupComparison Compare(Side first, Side second, ClusterSums sums, Corpus corpus, Seed seed)
    {
        var common = first.Questions.Count(second.Questions.Contains);
        if (common > 0)
        {
            Drop(corpus, first, second);
            Drop(corpus, second, first);
        }

        var differences = new OrderedDictionary<string, Difference>();
        for (var i = 0; i < Compared.Length; i++)
        {
            differences[Compared[i].Name] = Between(first.Sums[i], second.Sums[i], sums, corpus.Questions, seed.For(Compared[i].Name));
        }

        return new(first.Factors, second.Factors, common, first.Questions.Count - common, second.Questions.Count - common, differences);
    }

    private static void Drop(Corpus corpus, Side has, Side other)
    {
        foreach (var question in has.Questions.Where(q => !other.Questions.Contains(q)))
        {
            corpus.Drops.Add("questions", $"only {Named(has.Factors)} has them: left out of its comparison with {Named(other.Factors)}", corpus.QuestionId(question));
        }
    }

    private static Difference Between(ClusterSums first, ClusterSums second, ClusterSums sums, int questions, Seed seed)
    {
        sums.Clear(questions);
        for (var question = 0; question < questions; question++)
        {
            if (Mean(first, question) is { } a && Mean(second, question) is { } b)
            {
                if (double.IsInfinity(a) || double.IsInfinity(b))
                {
                    return new(Measured.None(0, "a verdict gave the truth no credence"), null, false);
                }

                sums.Add(question, a - b);
            }
        }

        var test = sums.Count > 1 ? PairedPermutation.Test([.. Enumerable.Range(0, sums.Count).Select(row => sums.Row(row)[0])], seed.For("test")) : null;
        return new(Clustered.Ratio(sums, share: false, "no question in common with verdicts whose truth is known", seed), test?.P, test?.Exact ?? false);
    }

    private static double? Mean(ClusterSums sums, int question) => sums.Find(question, 0) / sums.Find(question, 1);

    /// <summary>One group's questions, and its sums by question.</summary>
    private sealed class Side
    {
        public Side(JudgementGroup members)
        {
            Factors = members.Factors;
            foreach (var judgement in members.Judgements)
            {
                Questions.Add(judgement.Debate.Question);
                for (var i = 0; i < Compared.Length; i++)
                {
                    if (Compared[i].Of(judgement) is { } value)
                    {
                        Sums[i].Add(judgement.Debate.Question, value);
                    }
                }
            }
        }

        public IReadOnlyDictionary<string, string> Factors { get; }

        public HashSet<int> Questions { get; } = [];

        public ClusterSums[] Sums { get; } = [.. Compared.Select(_ => new ClusterSums(2))];
    }
}
