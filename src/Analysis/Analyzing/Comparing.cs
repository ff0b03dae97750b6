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

    /// <summary>Every pair, or every group with the baseline; what is in one group only is counted as dropped from it.</summary>
    /// <exception cref="ArgumentException">No group, or more than one, is the baseline.</exception>
    public static List<GroupComparison> All(IReadOnlyList<JudgementGroup> groups, Corpus corpus, AnalysisOptions options, Seed seed)
    {
        int? baseline = options.Baseline is { } named ? Baseline(groups, named) : null;
        if (baseline is null && groups.Count > MostGroups)
        {
            corpus.Notes.Add($"Groups are not compared with each other: {groups.Count} are too many, {MostGroups} are the most; --baseline FACTOR=VALUE compares every other one with that one.");
            return [];
        }

        var sides = groups.Select(g => new Side(g)).ToArray();
        var differences = new ClusterSums(2);
        var contrasts = new ClusterSums(4);
        List<GroupComparison> all = [];
        IEnumerable<(int First, int Second)> pairs = baseline is { } against
            ? Enumerable.Range(0, sides.Length).Where(i => i != against).Select(i => (i, against))
            : Enumerable.Range(0, sides.Length).SelectMany(i => Enumerable.Range(i + 1, sides.Length - i - 1).Select(j => (i, j)));
        foreach (var (first, second) in pairs)
        {
            all.Add(Compare(sides[first], sides[second], differences, contrasts, corpus, seed.For("pair", all.Count)));
        }

        if (all.Count > 1)
        {
            corpus.Notes.Add(options.Correction switch
            {
                Correction.Holm => $"The p-values of {all.Count} comparisons are corrected for their number, each measure's by themselves (Holm 1979).",
                Correction.BenjaminiHochberg => $"The p-values of {all.Count} comparisons are corrected for their number, each measure's by themselves (Benjamini and Hochberg 1995).",
                _ => $"The p-values of {all.Count} comparisons are not corrected for their number.",
            });
        }

        return options.Correction == Correction.None ? all : Corrected(all, options.Correction);
    }

    private static int Baseline(IReadOnlyList<JudgementGroup> groups, string named)
    {
        (string Factor, string Value)[] asked = [.. named.Split(',').Select(p => p.Split('=', 2)).Select(p => p.Length == 2 ? (p[0].Trim(), p[1].Trim()) : throw new ArgumentException($"--baseline {named}: FACTOR=VALUE is expected, with commas between."))];
        int[] found = [.. groups.Index().Where(g => Array.TrueForAll(asked, a => g.Item.Factors.GetValueOrDefault(a.Factor) == a.Value)).Select(g => g.Index)];
        return found is [var one]
            ? one
            : throw new ArgumentException($"--baseline {named}: {(found.Length == 0 ? "no group is that" : $"{found.Length} groups are that; name one")}; there are {string.Join("; ", groups.Take(20).Select(g => Named(g.Factors)))}.");
    }

    private static List<GroupComparison> Corrected(List<GroupComparison> all, Correction correction)
    {
        Dictionary<(int, string, bool), double?> corrected = [];
        foreach (var ((name, _), paired) in Compared.SelectMany(c => new[] { (c, true), (c, false) }))
        {
            double?[] p = [.. all.Select(c => (paired ? c.Differences : c.Unpaired)[name].P)];
            var adjusted = correction == Correction.Holm ? MultipleComparisons.Holm(p) : MultipleComparisons.BenjaminiHochberg(p);
            for (var i = 0; i < all.Count; i++)
            {
                corrected[(i, name, paired)] = adjusted[i];
            }
        }

        OrderedDictionary<string, Difference> With(IReadOnlyDictionary<string, Difference> differences, int i, bool paired) =>
            new(differences.Select(d => KeyValuePair.Create(d.Key, d.Value with { CorrectedP = corrected[(i, d.Key, paired)] })));
        return [.. all.Select((c, i) => c with { Differences = With(c.Differences, i, paired: true), Unpaired = With(c.Unpaired, i, paired: false) })];
    }

    /// <summary>Groups in words, for example "protocol=debate, judge=gpt".</summary>
    public static string Named(IReadOnlyDictionary<string, string> factors) => string.Join(", ", factors.Select(f => $"{f.Key}={f.Value}"));

    private static GroupComparison Compare(Side first, Side second, ClusterSums sums, ClusterSums contrasts, Corpus corpus, Seed seed)
    {
        var common = first.Questions.Count(second.Questions.Contains);
        if (common > 0)
        {
            Drop(corpus, first, second);
            Drop(corpus, second, first);
        }

        var (differences, unpaired) = (new OrderedDictionary<string, Difference>(), new OrderedDictionary<string, Difference>());
        for (var i = 0; i < Compared.Length; i++)
        {
            differences[Compared[i].Name] = Between(first.Sums[i], second.Sums[i], sums, corpus.Questions, seed.For(Compared[i].Name));
            unpaired[Compared[i].Name] = Unpaired(first.Sums[i], second.Sums[i], contrasts, corpus.Questions);
        }

        return new(first.Factors, second.Factors, common, first.Questions.Count - common, second.Questions.Count - common, differences)
        {
            Unpaired = unpaired,
            SameDebates = OnSameDebates(first, second),
        };
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

    private static Difference Unpaired(ClusterSums first, ClusterSums second, ClusterSums sums, int questions)
    {
        sums.Clear(questions);
        for (var question = 0; question < questions; question++)
        {
            foreach (var (side, at) in new[] { (first, 0), (second, 2) })
            {
                if (side.Find(question, 1) is { } count and > 0)
                {
                    var value = side.Find(question, 0)!.Value;
                    if (double.IsInfinity(value))
                    {
                        return new(Measured.None(0, "a verdict gave the truth no credence"), null, false);
                    }

                    sums.AddTo(question, at, value, count);
                }
            }
        }

        var contrast = UnpairedContrast.Of(sums);
        return new(contrast.Measured, contrast.P, false);
    }

    private static SameDebates? OnSameDebates(Side first, Side second)
    {
        long debates = 0, firstOnly = 0, secondOnly = 0;
        foreach (var (debate, right) in first.Right)
        {
            if (right is { } a && second.Right.GetValueOrDefault(debate) is { } b)
            {
                debates++;
                firstOnly += a && !b ? 1 : 0;
                secondOnly += b && !a ? 1 : 0;
            }
        }

        return debates == 0 ? null : new(debates, firstOnly, secondOnly, McNemar.P(firstOnly, secondOnly));
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
                if (judgement.Right is { } right)
                {
                    // Judged twice here, a debate has no one verdict to pair.
                    var occasion = (judgement.Debate, judgement.IsMirrored);
                    Right[occasion] = Right.ContainsKey(occasion) ? null : right;
                }

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

        /// <summary>Whether the verdict on a debate in one order is right; null where there are several.</summary>
        public Dictionary<(JudgedDebate, bool), bool?> Right { get; } = [];

        public ClusterSums[] Sums { get; } = [.. Compared.Select(_ => new ClusterSums(2))];
    }
}
