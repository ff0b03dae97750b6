using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Tests.Models;

public sealed class ConditionalSamplingTests
{
    [Fact]
    public void Answers_are_drawn_as_often_as_f_says()
    {
        var world = Small.Snow;
        var f = Small.F(world);
        var question = world.Sets[0].Scored[5].Question;
        var z = world.Propose(new Seed(1).CreateRandom());
        var yes = Predictions.Of(f, world, [question], Posterior.Point(z))[0][1];

        var drawn = f.Sample([.. Enumerable.Repeat(world.Encode(question), 4_000)], z, new Seed(2).CreateRandom());

        // Four standard deviations of a mean of 4,000.
        Assert.Equal(yes, drawn.Average(), 4 * Math.Sqrt(yes * (1 - yes) / 4_000));
    }
}
