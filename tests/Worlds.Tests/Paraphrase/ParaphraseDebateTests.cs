using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Paraphrase;

namespace LearningThePrior.Worlds.Tests.Paraphrase;

/// <summary>Debates that descend, with exact debaters and a judge who reads one node.</summary>
public class ParaphraseDebateTests
{
    private static readonly ParaphraseWorld World = new ParaphraseWorlds().Sample(new Seed(11));

    [Fact]
    public async Task A_debate_of_the_prior_gives_the_joint_probability_whatever_the_lie()
    {
        for (var i = 0; i < 30; i++)
        {
            var (seed, z) = Case(i);
            foreach (var arrangement in Debates.AllArrangements)
            {
                var debate = await PlayAsync(new PriorQuestion("prior"), z, seed, arrangement);

                Assert.Equal(World.Key.LogPrior(z), PriorQuestion.ToLogPrior(Debates.Decided(debate)), 1e-6);
                Assert.Single(debate.JudgeRead);
            }
        }
    }

    [Fact]
    public async Task A_debate_about_a_statement_gives_what_Z_says_of_it()
    {
        for (var i = 0; i < 20; i++)
        {
            var (seed, z) = Case(i);
            var question = World.Sets[i % 2].Draw(seed.CreateRandom());
            foreach (var arrangement in Debates.AllArrangements)
            {
                var debate = await PlayAsync(question, z, seed, arrangement);
                var isTrue = World.Latents.Option(z, ((StatementQuestion)question).Number - 1) == 1;

                Assert.Equal(isTrue ? .9 : .1, Debates.Decided(debate)[1], 12);
            }
        }
    }

    [Fact]
    public void Some_lies_deny_that_the_statements_are_copies_and_some_misstate_one()
    {
        var question = new PriorQuestion("prior");
        var claims = World.Claims(World.Propose(new Seed(1).CreateRandom()));
        var denied = Enumerable.Range(0, 40).Select(i =>
        {
            var seed = new Seed(6).For("lie", i);
            var parts = claims.FalseParts(question, claims.Lie(question, seed), seed);
            Assert.Single(parts.Except(claims.Parts(question, claims.Whole(question))));
            return parts[0].Value[0].IsZero;
        }).ToArray();

        Assert.Contains(true, denied);
        Assert.Contains(false, denied);
    }

    // Half as the human would propose it, half any.
    private static (Seed Seed, double[] Z) Case(int i)
    {
        var seed = new Seed(4).For("case", i);
        var random = seed.For("z").CreateRandom();
        return (seed, i % 2 == 0 ? World.Propose(random) : World.Latents.Draw(random));
    }

    private static Task<Transcript> PlayAsync(Question question, double[] z, Seed seed, Arrangement arrangement)
    {
        var claims = World.Claims(z);
        return Debates.PlayAsync(
            new RecursiveDebate(), question, World.Unpack(z), World.Human, seed, arrangement, 1,
            new HonestDebater(claims), new DishonestDebater(claims, seed));
    }
}
