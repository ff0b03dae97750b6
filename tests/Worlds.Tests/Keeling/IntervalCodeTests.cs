using LearningThePrior.Probability;
using LearningThePrior.Worlds.Keeling;

namespace LearningThePrior.Worlds.Tests.Keeling;

public sealed class IntervalCodeTests
{
    [Fact]
    public void A_number_of_z_widens_its_interval_by_as_many_nats_as_its_breadth_says()
    {
        var code = new IntervalCode(new HumanPrior([2, 1.5, .5, .5, .5, .5, .5], .02, 1));
        var random = new Seed(1).CreateRandom();
        var (first, second) = (IntervalCode.Propose(random), IntervalCode.Propose(random));

        double[] said = [.. Enumerable.Range(0, Parameter.All.Count).Select(i => Change(i))];
        double[] told = [.. code.Decode(second).Zip(code.Decode(first)).Select((p, i) => LogWidth(i, p.First) - LogWidth(i, p.Second))];

        Assert.All(told.Zip(said), p => Assert.Equal(p.First, p.Second, 1e-9));
        double Change(int parameter) => Enumerable.Range(2 * parameter, 2).Sum(u => IntervalCode.Breadth[u] * (second[u] - first[u]));
    }

    /// <summary>The noise is a scale, whose logarithm the human holds alike.</summary>
    private static double LogWidth(int parameter, Interval interval) =>
        Math.Log(parameter == Parameter.Noise ? Math.Log(interval.High / interval.Low) : interval.Width);
}
