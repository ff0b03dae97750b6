using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Probability.Tests.Statistics;

public sealed class McNemarTests
{
    /// <summary>Twice the sum of C(20, k) / 2^20 for k up to 5 is 21700 * 2 / 2^20.</summary>
    [Fact]
    public void It_is_twice_the_smaller_tail_of_a_fair_coin() => Assert.Equal(2 * 21_700 / Math.Pow(2, 20), McNemar.P(5, 15)!.Value, 1e-12);

    [Fact]
    public void Which_is_first_does_not_matter() => Assert.Equal(McNemar.P(3, 9), McNemar.P(9, 3));

    [Fact]
    public void Equal_numbers_are_no_evidence() => Assert.Equal(1, McNemar.P(4, 4));

    [Fact]
    public void Where_they_never_differ_there_is_no_test() => Assert.Null(McNemar.P(0, 0));
}
