using LearningThePrior.Debate.Protocols;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Judges.Tests;

public class OracleJudgeTests
{
    [Fact]
    public async Task It_answers_what_Z_implies_and_reads_nothing()
    {
        var world = ToyWorld.Small();
        var oracle = new OracleJudge(world, _ => world.Truth(NodeAddress.Root));
        var debate = await new SequentialDebate(1).PlayAsync(
            world.Setup(oracle, new ToyDebater(world, -3).For(0), new ToyDebater(world, -3).For(1)),
            TestContext.Current.CancellationToken);

        Assert.Equal("oracle", debate.Judge);
        Assert.Equal(
            new DecidedVerdict(Credences.OfYes(0.9), new("oracle", "Z says that the sum of / is 3.")), debate.Verdict);
        Assert.Empty(debate.JudgeRead);
    }
}
