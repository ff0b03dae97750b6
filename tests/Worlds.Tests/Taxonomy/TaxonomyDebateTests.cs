using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Taxonomy;

namespace LearningThePrior.Worlds.Tests.Taxonomy;

/// <summary>Debates that descend, with exact debaters and a judge who reads one node.</summary>
public class TaxonomyDebateTests
{
    private static readonly TaxonomyWorld World = new TaxonomyWorlds { Exceptions = .3 }.Sample(new Seed(11));

    [Fact]
    public async Task Whoever_speaks_first_and_whatever_the_lie_one_check_gives_what_Z_implies()
    {
        for (var i = 0; i < 30; i++)
        {
            var (seed, z) = Case(i);
            var question = World.Sets[i % 2].Draw(seed.CreateRandom());
            var claims = World.Claims(z);
            var expected = World.Human.Conclude(question, [claims.Whole(question)]);
            Assert.NotEqual(expected, World.Human.Conclude(question, [claims.Lie(question, seed)]));
            foreach (var arrangement in Debates.AllArrangements)
            {
                var debate = await PlayAsync(question, z, seed, arrangement);

                Assert.Equal(expected, Debates.Decided(debate));
                Assert.Single(debate.JudgeRead);
                Assert.All(debate.Turns.SelectMany(t => t.Citations), c => Assert.True(c.Holds));
            }
        }
    }

    [Fact]
    public async Task A_debate_of_the_prior_gives_its_logarithm_exactly()
    {
        for (var i = 0; i < 20; i++)
        {
            var (seed, z) = Case(i);
            foreach (var arrangement in Debates.AllArrangements)
            {
                var debate = await PlayAsync(new PriorQuestion("prior"), z, seed, arrangement);

                // Each of 31 kinds is rounded to a millionth of a nat.
                Assert.Equal(World.Key.LogPrior(z), PriorQuestion.ToLogPrior(Debates.Decided(debate)), 16e-6);
            }
        }
    }

    [Fact]
    public async Task A_debate_about_a_leaf_60_levels_down_comes_to_one_node()
    {
        var kinds = new HashedKinds(new Seed(2), .05);
        var question = new TaxonomyQuestion(NodeAddress.FromSteps(Enumerable.Range(0, 60).Select(i => i % 2)));
        var claims = new TaxonomyClaims(kinds, .05, 60);
        foreach (var arrangement in Debates.AllArrangements)
        {
            var human = new TaxonomyHuman(.05, .1, 60);
            var debate = await Debates.PlayAsync(
                new RecursiveDebate(), question, new KindTree(kinds, 60), human, new Seed(3), arrangement, 1,
                new HonestDebater(claims), new DishonestDebater(claims));

            Assert.Equal(kinds.HasAttribute(question.Kind) ? 1 : 0, Debates.Decided(debate).Choice);
            Assert.Single(debate.JudgeRead);
        }
    }

    private static (Seed Seed, double[] Z) Case(int i)
    {
        var seed = new Seed(4).For("case", i);
        return (seed, World.Propose(seed.For("z").CreateRandom()));
    }

    private static Task<Transcript> PlayAsync(Question question, double[] z, Seed seed, Arrangement arrangement)
    {
        var claims = World.Claims(z);
        return Debates.PlayAsync(
            new RecursiveDebate(), question, World.Unpack(z), World.Human, seed, arrangement, 1,
            new HonestDebater(claims), new DishonestDebater(claims, seed));
    }
}
