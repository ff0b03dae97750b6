using LearningThePrior.Experiments.Engine;

namespace LearningThePrior.Experiments.Tests.Engine;

/// <summary>When work fails as a whole.</summary>
public sealed class FailureLimitTests
{
    private static readonly InvalidOperationException Failure = new("the last cause");

    [Fact]
    public void Eight_failures_and_nothing_else_are_too_many()
    {
        var limit = new FailureLimit(.5);
        for (var i = 0; i < 7; i++)
        {
            limit.Count(Failure);
        }

        var stopped = Assert.Throws<TooManyFailuresException>(() => limit.Count(Failure));

        Assert.StartsWith("8 of the first 8 items failed", stopped.Message, StringComparison.Ordinal);
        Assert.EndsWith("the last cause", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_is_told_from_twenty_on_and_only_what_is_above_it_is_too_many()
    {
        var limit = new FailureLimit(.5);
        for (var i = 0; i < 10; i++)
        {
            limit.Count(null);
        }

        for (var i = 0; i < 10; i++)
        {
            limit.Count(Failure);
        }

        Assert.Throws<TooManyFailuresException>(() => limit.Count(Failure)); // 11 of 21
    }

    [Fact]
    public void One_bears_everything()
    {
        var limit = new FailureLimit(1);
        for (var i = 0; i < 100; i++)
        {
            limit.Count(Failure);
        }
    }

    [Theory]
    [InlineData(-.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_lies_between_0_and_1(double share) => Assert.Throws<ArgumentOutOfRangeException>(() => new FailureLimit(share));
}
