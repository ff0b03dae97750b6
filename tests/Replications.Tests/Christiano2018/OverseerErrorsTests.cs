using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Probability;
using LearningThePrior.Replications.Christiano2018;

namespace LearningThePrior.Replications.Tests.Christiano2018;

/// <summary>The laws next to which distillation is measured; whether training comes to them is for 'ltp measure overseer', which takes minutes.</summary>
public sealed class OverseerErrorsTests
{
    [Fact]
    public async Task The_law_of_fresh_errors_is_how_often_the_overseer_is_right_of_five_answers()
    {
        var cell = await OverseerErrors.RunAsync(.3, ErrorKind.Fresh, 3, new Seed(1), TestContext.Current.CancellationToken);

        Assert.All(cell.Law, law => Assert.Equal(1 - (.3 * 4 / 5), law, 12));
        Assert.Equal(2, cell.Amplified.Count);
        Assert.Equal(2, cell.Teacher.Count);
    }

    [Fact]
    public async Task The_law_of_fixed_errors_at_height_two_lies_around_its_limit()
    {
        // 24 permutations of 24 questions each: the joint accuracy of two subquestions tends to .8235 at p = .1 (they are one question half the time), so that the law tends to .9 J + .02.
        var laws = new List<double>();
        for (ulong i = 0; i < 3; i++)
        {
            laws.Add((await OverseerErrors.RunAsync(.1, ErrorKind.Fixed, 1, new Seed(i), TestContext.Current.CancellationToken)).Law[1]);
        }

        Assert.InRange(laws.Average(), .79, .86);
    }

    [Fact]
    public async Task Without_errors_the_law_is_to_be_right() =>
        Assert.Equal([1, 1], (await OverseerErrors.RunAsync(0, ErrorKind.Fixed, 1, new Seed(1), TestContext.Current.CancellationToken)).Law);
}
