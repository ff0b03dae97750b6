using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Worlds.Tests;

public sealed class WorldSetupTests
{
    // A recursive debate before a judge of one check ends in P(y|x,Z): what the honest side defends.
    [Fact]
    public async Task One_call_sets_up_a_debate_that_can_be_played()
    {
        var world = new SnowWorlds { Examples = 1 }.Sample(new Seed(3));
        var (z, question) = (world.Propose(new Seed(3).CreateRandom()), world.Observed[0].Question);
        var setup = world.Setup(question, z, new BoundedJudge(world.Human), new Seed(3));

        var transcript = await new RecursiveDebate().PlayAsync(setup, TestContext.Current.CancellationToken);

        Assert.Equal((question.Id, z), (transcript.DebateId, setup.Latent));
        Assert.Equal(((DistributionPosition)setup.Contestants[0].Position).Credences, Debates.Decided(transcript));
        Assert.Equal(["honest", "dishonest"], setup.Contestants.Select(c => c.Debater.Name));
    }
}
