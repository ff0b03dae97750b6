using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Probability.Tests.Statistics;

public sealed class RoganGladenTests
{
    /// <summary>A tenth positive, of which nine tenths are found, and two tenths of the rest by mistake: .09 + .18.</summary>
    [Fact]
    public void The_true_share_comes_back() => Assert.Equal(.1, RoganGladen.Corrected(.27, .9, .8)!.Value, 1e-12);

    [Fact]
    public void It_stays_a_share() => Assert.Equal(0, RoganGladen.Corrected(.1, .9, .8));

    [Theory]
    [InlineData(.5, .5)]
    [InlineData(.2, .7)]
    public void An_instrument_no_better_than_chance_is_not_corrected(double sensitivity, double specificity) => Assert.Null(RoganGladen.Corrected(.5, sensitivity, specificity));
}
