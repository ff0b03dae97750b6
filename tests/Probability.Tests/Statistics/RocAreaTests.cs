using CsCheck;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Probability.Tests.Statistics;

public sealed class RocAreaTests
{
    private static readonly Gen<(double, bool, int)[]> Cases =
        Gen.Select(Gen.Int[0, 6].Select(i => (double)i), Gen.Bool, Gen.Int[0, 9]).Array[2, 40];

    [Fact]
    public void It_is_the_share_of_pairs_in_order_with_ties_as_half() => Cases.Sample(cases =>
    {
        var (positives, negatives) = (cases.Where(c => c.Item2).ToArray(), cases.Where(c => !c.Item2).ToArray());
        var area = RocArea.Of(cases);
        if (positives.Length == 0 || negatives.Length == 0)
        {
            return area.Value is null;
        }

        var pairs = from p in positives from n in negatives select p.Item1 > n.Item1 ? 1 : p.Item1 == n.Item1 ? .5 : 0;
        return Math.Abs(pairs.Average() - area.Value!.Value) < 1e-12 && (area.Low is null || (area.Low <= area.Value && area.Value <= area.High));
    });

    /// <summary>With one case a cluster the variance is that of DeLong, DeLong and Clarke-Pearson (1988) but for the factors n/(n-1), which they apply to each part alike.</summary>
    [Fact]
    public void Independent_cases_have_DeLongs_interval()
    {
        double[] positives = [3, 5, 2, 8, 7, 4], negatives = [1, 4, 2, 3, 0];
        double Psi(double x, double y) => x > y ? 1 : x == y ? .5 : 0;
        double[] ofPositives = [.. positives.Select(p => negatives.Average(n => Psi(p, n)))], ofNegatives = [.. negatives.Select(n => positives.Average(p => Psi(p, n)))];
        var area = ofPositives.Average();
        double Variance(double[] values) => values.Sum(v => (v - area) * (v - area)) / (values.Length - 1) / values.Length;
        var error = Math.Sqrt(Variance(ofPositives) + Variance(ofNegatives)) / (area * (1 - area));
        double Chance(double odds) => 1 / (1 + Math.Exp(-odds));
        var odds = Math.Log(area / (1 - area));

        var measured = RocArea.Of([.. positives.Select((p, i) => (p, true, i)), .. negatives.Select((n, i) => (n, false, 100 + i))]);

        Assert.Equal(area, measured.Value!.Value, 1e-12);
        Assert.Equal(Chance(odds - (1.959963984540054 * error)), measured.Low!.Value, 1e-12);
        Assert.Equal(Chance(odds + (1.959963984540054 * error)), measured.High!.Value, 1e-12);
    }

    [Fact]
    public void Two_halves_of_one_cluster_widen_the_interval()
    {
        (double, bool)[] once = [.. Enumerable.Range(0, 40).Select(i => ((double)(i * 7 % 11), i % 3 == 0))];
        var apart = RocArea.Of([.. once.Concat(once).Select((c, i) => (c.Item1, c.Item2, i))]);
        var together = RocArea.Of([.. once.Concat(once).Select((c, i) => (c.Item1, c.Item2, i % 40))]);

        Assert.Equal(Math.Sqrt(2), (Logit(together.High) - Logit(together.Low)) / (Logit(apart.High) - Logit(apart.Low)), .05);

        static double Logit(double? p) => Math.Log(p!.Value / (1 - p.Value));
    }
}
