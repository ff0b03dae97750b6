using System.Globalization;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Divides what was read into groups.</summary>
internal static class Grouping
{
    private const char Between = '\u001f';

    /// <summary>All final judgements that count in one group.</summary>
    public static JudgementGroup Whole(Corpus corpus, Func<ScoredJudgement, bool> counts) => Divide(corpus, [], allStages: false, counts) is [var whole] ? whole : Empty([], []);

    /// <summary>One group for each combination of values, in the order of values: numbers as numbers, the rest as text.</summary>
    /// <param name="corpus">What was read.</param>
    /// <param name="by">The factors.</param>
    /// <param name="allStages">Whether judgements before the last count.</param>
    /// <param name="counts">Which judgements are divided.</param>
    /// <exception cref="ArgumentException">There is no such factor.</exception>
    public static List<JudgementGroup> Divide(Corpus corpus, IReadOnlyList<string> by, bool allStages, Func<ScoredJudgement, bool> counts)
    {
        var factors = by.Select(name => Factors.Of(name, corpus)).ToArray();
        var unjudged = by.Select(name => Factors.OfUnjudged(name, corpus)).ToArray();
        var groups = new Dictionary<string, JudgementGroup>(StringComparer.Ordinal);
        JudgementGroup Group(string[] key)
        {
            var joined = string.Join(Between, key);
            return groups.TryGetValue(joined, out var group) ? group : groups[joined] = Empty(by, key);
        }

        foreach (var debate in corpus.Debates)
        {
            foreach (var judgement in debate.Judgements.Where(counts))
            {
                var group = Group([.. factors.Select(of => of(judgement))]);
                group.Earlier.Add(judgement);
                if (allStages || judgement.IsFinal)
                {
                    group.Judgements.Add(judgement);
                }
            }

            if (debate.Judgements.Length == 0 && !unjudged.Contains(null))
            {
                Group([.. unjudged.Select(of => of!(debate))]).Unjudged.Add(debate);
            }
        }

        return [.. groups.Values.Where(g => g.Judgements.Count + g.Unjudged.Count > 0).Order(Comparer<JudgementGroup>.Create(Compare))];
    }

    private static JudgementGroup Empty(IReadOnlyList<string> by, string[] key) =>
        new(key, by.Zip(key).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal), [], [], []);

    private static int Compare(JudgementGroup a, JudgementGroup b) =>
        a.Key.Zip(b.Key, Compare).FirstOrDefault(c => c != 0);

    private static int Compare(string a, string b) =>
        double.TryParse(a, CultureInfo.InvariantCulture, out var x) && double.TryParse(b, CultureInfo.InvariantCulture, out var y) && x != y
            ? x.CompareTo(y)
            : string.CompareOrdinal(a, b);
}
