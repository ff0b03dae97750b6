using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Worlds.Tests.Snow;

public class SnowDebateTests
{
    private static readonly SnowWorld World = (SnowWorld)new SnowWorlds().Sample(new Seed(11));

    [Fact]
    public async Task Whoever_speaks_first_and_whatever_the_lie_one_check_gives_what_Z_implies()
    {
        for (var i = 0; i < 40; i++)
        {
            var (seed, z) = Case(i);
            var question = World.Sets[i % 2].Draw(seed.CreateRandom());
            var claims = World.Claims(z);
            var expected = World.Human.Conclude(question, [claims.Whole(question)]);
            Assert.NotEqual(expected, World.Human.Conclude(question, [claims.Lie(question, seed)]));
            foreach (var arrangement in Debates.AllArrangements)
            {
                var debate = await PlayAsync(new RecursiveDebate(), question, z, seed, arrangement);

                Assert.Equal(expected, Debates.Decided(debate));
                Assert.Single(debate.JudgeRead);
                Assert.All(debate.Turns.SelectMany(t => t.Citations), c => Assert.True(c.Holds));
            }
        }
    }

    [Fact]
    public async Task A_free_debate_too_comes_down_to_the_one_node_that_is_disputed()
    {
        for (var i = 0; i < 20; i++)
        {
            var (seed, z) = Case(i);
            var question = World.Sets[i % 2].Draw(seed.CreateRandom());
            foreach (var arrangement in Debates.AllArrangements)
            {
                var debate = await PlayAsync(new SequentialDebate(), question, z, seed, arrangement);

                Assert.Equal(World.Human.Conclude(question, [World.Claims(z).Whole(question)]), Debates.Decided(debate));
                Assert.All(debate.Turns.SelectMany(t => t.Citations), c => Assert.True(c.Holds));
            }
        }
    }

    [Fact]
    public async Task A_lying_consultant_deceives_a_judge_who_can_check_little()
    {
        var deceived = 0;
        for (var i = 0; i < 40; i++)
        {
            var (seed, z) = Case(i);
            var question = World.Sets[0].Draw(seed.CreateRandom());
            var claims = World.Claims(z);
            var debate = await Debates.PlayAsync(
                new Consultancy(), question, World.Unpack(z), World.Human, seed, default, 0, new DishonestDebater(claims));
            var truth = World.Human.Conclude(question, [claims.Whole(question)]);
            deceived += Debates.Decided(debate).Choice != truth.Choice ? 1 : 0;
        }

        Assert.Equal(40, deceived);
    }

    [Fact]
    public async Task A_debate_of_the_prior_gives_its_logarithm_exactly()
    {
        for (var i = 0; i < 20; i++)
        {
            var (seed, z) = Case(i);
            foreach (var arrangement in Debates.AllArrangements)
            {
                var debate = await PlayAsync(new RecursiveDebate(), new PriorQuestion("prior"), z, seed, arrangement);

                // Each of eight leaves is rounded to a millionth of a nat.
                Assert.Equal(World.Key.LogPrior(z), PriorQuestion.ToLogPrior(Debates.Decided(debate)), 4e-6);
            }
        }
    }

    [Fact]
    public async Task A_debate_of_two_priors_gives_the_logarithm_of_their_ratio_exactly()
    {
        var human = new PairHuman(World.Human);
        var question = new PriorRatioQuestion("ratio");
        for (var i = 0; i < 20; i++)
        {
            var (seed, first) = Case(i);
            var (_, second) = Case(100 + i);
            var claims = new PairClaims(World.Claims(first), World.Claims(second));
            var tree = new PairUnpacker("Two backgrounds.", World.Unpack(first), World.Unpack(second));
            foreach (var arrangement in Debates.AllArrangements)
            {
                var debate = await Debates.PlayAsync(
                    new RecursiveDebate(), question, tree, human, seed, arrangement, 1,
                    new HonestDebater(claims), new DishonestDebater(claims, seed));

                Assert.Equal(
                    World.Key.LogPrior(first) - World.Key.LogPrior(second),
                    PriorRatioQuestion.ToLogRatio(Debates.Decided(debate)),
                    8e-6);
                Assert.Single(debate.JudgeRead);
            }
        }
    }

    private static (Seed Seed, double[] Z) Case(int i)
    {
        var seed = new Seed(4).For("case", i);
        return (seed, World.Latents.Draw(seed.For("z").CreateRandom()));
    }

    private static Task<Transcript> PlayAsync(
        IProtocol protocol, Question question, double[] z, Seed seed, Arrangement arrangement)
    {
        var claims = World.Claims(z);
        return Debates.PlayAsync(
            protocol, question, World.Unpack(z), World.Human, seed, arrangement, 1,
            new HonestDebater(claims), new DishonestDebater(claims, seed));
    }
}
