using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Probability.Tests.Statistics;

public sealed class AgreementTests
{
    /// <summary>Krippendorff (2011), "Computing Krippendorff's alpha-reliability", section E: four observers, twelve units, missing data.</summary>
    private static readonly int[][] Units =
    [
        [1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [5, 5, 5], [1, 1], [3],
    ];

    [Fact]
    public void Kappa_of_a_table_by_hand()
    {
        // 50 cases, 35 agreed on; by chance (25 * 30 + 25 * 20) / 50 = 25: (35 - 25) / (50 - 25) = .4.
        Assert.Equal(.4, CohenKappa.Of([20, 5, 10, 15])!.Value, 1e-12);
    }

    [Fact]
    public void Kappa_says_nothing_where_both_always_choose_the_same() => Assert.Null(CohenKappa.Of([30, 0, 0, 0]));

    [Fact]
    public void Nominal_alpha_is_as_published()
    {
        var sums = new double[KrippendorffAlpha.NominalWidth(6)];
        foreach (var unit in Units)
        {
            KrippendorffAlpha.AddNominal(sums, unit);
        }

        Assert.Equal(.743, KrippendorffAlpha.Nominal(sums)!.Value, 5e-4);
    }

    [Fact]
    public void Interval_alpha_is_as_published()
    {
        var sums = new double[KrippendorffAlpha.IntervalWidth];
        foreach (var unit in Units)
        {
            KrippendorffAlpha.AddInterval(sums, [.. unit.Select(v => (double)v)]);
        }

        Assert.Equal(.849, KrippendorffAlpha.Interval(sums)!.Value, 5e-4);
    }

    [Fact]
    public void Alpha_says_nothing_where_nothing_varies()
    {
        var sums = new double[KrippendorffAlpha.IntervalWidth];
        KrippendorffAlpha.AddInterval(sums, [.3, .3]);
        KrippendorffAlpha.AddInterval(sums, [.3, .3]);

        Assert.Null(KrippendorffAlpha.Interval(sums));
    }
}
