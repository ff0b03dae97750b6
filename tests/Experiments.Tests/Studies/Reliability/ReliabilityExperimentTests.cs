using LearningThePrior.Experiments.Studies.Reliability;
using LearningThePrior.Probability;

namespace LearningThePrior.Experiments.Tests.Studies.Reliability;

/// <summary>Recursion and debate under errors of judgement come to what the closed forms say.</summary>
public sealed class ReliabilityExperimentTests
{
    [Theory]
    [InlineData(1, .1, 1)]
    [InlineData(2, .02, 1)]
    [InlineData(3, .1, 1)]
    [InlineData(4, .1, 3)]
    [InlineData(5, .3, 1)]
    public async Task Every_curve_lies_on_its_closed_form_within_sampling_error(int depth, double noise, int votes)
    {
        var cells = await ReliabilityExperiment.RunAsync(depth, noise, votes, 600, new Seed(1), TestContext.Current.CancellationToken);

        // 15 figures: one beyond 3.5 standard errors would be seen once in a hundred and forty runs of other seeds.
        Assert.Equal(["recursion", "debate", "debate, checks err too"], cells.Select(c => c.Way));
        Assert.All(cells, c => Assert.InRange(Math.Abs(c.Z), 0, 3.5));
    }

    [Fact]
    public async Task Without_errors_both_are_always_right() =>
        Assert.All(await ReliabilityExperiment.RunAsync(6, 0, 1, 20, new Seed(2), TestContext.Current.CancellationToken), c => Assert.Equal((20, 1.0), (c.Right, c.Formula)));

    [Fact]
    public void The_closed_forms_are_those_that_can_be_worked_out_by_hand()
    {
        // Two leaves and their sum: three chances to flip. Right if none or two of them do.
        Assert.Equal((.9 * .9 * .9) + (3 * .1 * .1 * .9), ReliabilityFormulas.Recursion(1, .1), 1e-12);
        Assert.Equal((3 * .01 * .9) + .001, ReliabilityFormulas.Majority(.1, 3), 1e-12);
        Assert.Equal(((.9 * .9) + .9 + (.1 * .1)) / 2, ReliabilityFormulas.DebateWithErringChecks(1, .1), 1e-12);

        // A coin flip by depth 4; as reliable as debate at depth 8 with 13 votes at each of 511 nodes, where debate takes nine judgements.
        Assert.InRange(ReliabilityFormulas.Recursion(4, .1), .5, .5005);
        Assert.Equal(13, ReliabilityFormulas.VotesFor(8, .1));
        Assert.Equal((6_643, 9), (ReliabilityFormulas.RecursionCalls(8, 13), ReliabilityFormulas.DebateCalls(8)));
    }
}
