using LearningThePrior.Experiments.Studies;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Experiments.Tests.Studies;

public sealed class ErringExperimentTests
{
    [Theory]
    [InlineData(1, .8)]
    [InlineData(4, .9)]
    [InlineData(9, .95)]
    public async Task A_debate_over_d_steps_is_right_with_probability_p_to_the_d(int depth, double right)
    {
        var cell = await ErringExperiment.RunAsync(new EncyclopediaWorlds(), depth, right, 400, new Seed(3), TestContext.Current.CancellationToken);

        Assert.Equal(Math.Pow(right, depth), cell.Expected);
        Holds(cell.HonestRight, cell.HonestItems);
        Holds(cell.LiesRight, cell.LiesItems);

        // Within four standard errors of the closed form, for honest claims and for lies.
        void Holds(int count, int items) => Assert.InRange(
            (count - (items * cell.Expected)) / Math.Sqrt(items * cell.Expected * (1 - cell.Expected)), -4, 4);
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(0, 0)]
    public async Task Always_right_is_always_right_and_never_never(double right, int each)
    {
        var cell = await ErringExperiment.RunAsync(new EncyclopediaWorlds(), 3, right, 40, new Seed(4), TestContext.Current.CancellationToken);

        Assert.Equal((each, each), (cell.HonestRight, cell.LiesRight));
    }
}
