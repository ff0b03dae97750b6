using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Probability.Tests.Statistics;

/// <summary>Expected numbers follow from the definitions by hand; R's p.adjust(c(.01, .04, .03, .005), "holm") and "BH" print the same.</summary>
public sealed class MultipleComparisonsTests
{
    private static readonly double?[] P = [.01, .04, .03, .005];

    [Fact]
    public void Holm_steps_down() => Equal([.03, .06, .06, .02], MultipleComparisons.Holm(P));

    [Fact]
    public void Benjamini_and_Hochberg_step_up() => Equal([.02, .04, .04, .02], MultipleComparisons.BenjaminiHochberg(P));

    [Fact]
    public void A_comparison_without_a_p_is_not_counted() => Equal([.02, null, .03], MultipleComparisons.Holm([.01, null, .03]));

    [Fact]
    public void None_exceeds_one() => Equal([1, 1], MultipleComparisons.Holm([.8, .9]));

    private static void Equal(double?[] expected, IReadOnlyList<double?> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        foreach (var (e, a) in expected.Zip(actual))
        {
            Assert.Equal(e is null, a is null);
            Assert.Equal(e ?? 0, a ?? 0, 1e-12);
        }
    }
}
