using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Validity;

/// <summary>Compares a judge with the first judge on the same debates: the two may be different models, or one model asked in two ways.</summary>
internal static class JudgeContrasting
{
    /// <summary>The comparison, on the debates that both gave a verdict on.</summary>
    public static JudgeContrast Of(string judge, string against, string? protocol, IReadOnlyList<ValidityCase> cases, Seed seed)
    {
        var sums = new ClusterSums(2);
        var (only, onlyAgainst) = (0L, 0L);
        foreach (var c in cases)
        {
            if ((c.IsRight(c.Find(judge, "as_played")), c.IsRight(c.Find(against, "as_played"))) is ({ } first, { } second))
            {
                sums.Add(c.Question, (first ? 1 : 0) - (second ? 1 : 0));
                only += first && !second ? 1 : 0;
                onlyAgainst += second && !first ? 1 : 0;
            }
        }

        double[] differences = [.. Enumerable.Range(0, sums.Count).Select(row => sums.Row(row)[0] / sums.Row(row)[1])];
        var test = sums.Count > 1 ? PairedPermutation.Test(differences, seed.For("test")) : null;
        return new(
            judge,
            against,
            protocol,
            new(Clustered.Ratio(sums, share: false, "no debate that both gave a verdict on and whose truth is known", seed), test?.P, test?.Exact ?? false),
            only,
            onlyAgainst,
            McNemar.P(only, onlyAgainst));
    }
}
