using LearningThePrior.Experiments.Studies;

namespace LearningThePrior.Experiments.Tests.Studies;

public sealed class ParaphraseExperimentTests
{
    [Fact]
    public async Task Only_who_is_told_that_they_are_copies_says_the_joint_probability()
    {
        for (var m = 1; m <= 10; m++)
        {
            var row = await ParaphraseExperiment.PlayAsync(.1, .01, m, TestContext.Current.CancellationToken);

            // By hand: log[.1 (.99^m) + .9 (.01^m)], and m log .108.
            Assert.Equal(Math.Log((.1 * Math.Pow(.99, m)) + (.9 * Math.Pow(.01, m))), row.Exact, 9);
            Assert.Equal(m * Math.Log(.108), row.Marginals, 9);
            Assert.All([row.HonestConsultancy, row.HonestFirst, row.HonestLast, row.AtOnce], said => Assert.Equal(row.Exact, said, 1e-6));
            Assert.All([row.JudgeAlone, row.DishonestConsultancy], said => Assert.Equal(row.Marginals, said, 1e-6));
            Assert.InRange(row.Off, 0, 1e-6);
        }
    }

    [Fact]
    public async Task Ten_copies_taken_one_by_one_are_20_nats_too_improbable()
    {
        var row = await ParaphraseExperiment.PlayAsync(.1, .01, 10, TestContext.Current.CancellationToken);

        // 22.256241 - 2.403088.
        Assert.Equal(19.853153, row.Exact - row.JudgeAlone, 2e-6);
    }
}
