using LearningThePrior.Debate.Protocols;
using LearningThePrior.Tree;

namespace LearningThePrior.Judges.Tests;

public class BoundedJudgeTests
{
    private readonly ToyWorld _world = ToyWorld.Small();

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.51)]
    [InlineData(3, 0.53)]
    public async Task Alone_it_reads_the_first_things_worth_reading(int checks, double yes)
    {
        var setup = _world.Setup(new BoundedJudge(_world, checks)) with { JudgeBudget = new(10, 1_000) };
        var debate = await new JudgeAlone().PlayAsync(setup, TestContext.Current.CancellationToken);

        Assert.Equal(yes, Assert.IsType<DecidedVerdict>(debate.Verdict).Credences[1], 12);
        Assert.Equal(_world.Leaves(NodeAddress.Root).Take(checks), debate.JudgeRead);
    }

    [Fact]
    public void Its_name_prints_its_settings() => Assert.Equal("bounded(checks=3)", new BoundedJudge(_world, 3).Name);

    [Fact]
    public void Settings_without_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoundedJudge(_world, -1));
        Assert.Throws<ArgumentNullException>(() => new BoundedJudge(null!));
    }
}
