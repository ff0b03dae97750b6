using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Snow;
using LearningThePrior.Worlds.Tests.Encyclopedia;

namespace LearningThePrior.Worlds.Tests;

/// <summary>Protocols that descend give the truth with one check, at any depth, from every seat; others are only as good as the checks.</summary>
public class ProtocolTests
{
    [Theory]
    [InlineData(typeof(RecursiveDebate))]
    [InlineData(typeof(CrossExamination))]
    [InlineData(typeof(ProverEstimator))]
    public async Task A_descent_finds_the_truth_about_a_huge_book(Type protocol)
    {
        foreach (var arrangement in Debates.AllArrangements)
        {
            for (var i = 0; i < 8; i++)
            {
                var seed = new Seed(31).For("book", i);
                var (z, question) = DepthStudy.Draw(Books.World, 30, i % 2 == 0, seed);
                var transcript = await PlayAsync((IProtocol)Activator.CreateInstance(protocol, [64])!, question, new EncyclopediaTree(StateTable.FromLatent(Books.World.Latents, z), 30), Books.World.Claims(z), Books.World.Human, seed, arrangement);

                Assert.Equal(Credences.OfYes(i % 2 == 0 ? .9 : .1), Debates.Decided(transcript));
                Assert.Single(transcript.JudgeRead);
            }
        }
    }

    [Fact]
    public async Task An_obfuscated_lie_is_found_all_the_same()
    {
        for (var i = 0; i < 16; i++)
        {
            var (world, z, question, seed) = Snow(i);
            var human = world.Human;
            var claims = world.Claims(z);
            var honest = new HonestDebater(claims);
            foreach (var protocol in new IProtocol[] { new RecursiveDebate(), new ProverEstimator() })
            {
                var transcript = await Debates.PlayAsync(
                    protocol, question, world.Unpack(z), human, seed, new(false, i % 2 == 0, false), 1, honest, new ObfuscatingDebater(claims, human, seed));

                Assert.Equal(((DistributionPosition)honest.Defending(question, human).Position).Credences, Debates.Decided(transcript));
            }
        }
    }

    [Fact]
    public async Task Left_to_pick_an_honest_consultant_defends_the_truth_and_its_rival_the_lie()
    {
        var (world, z, question, seed) = Snow(0);
        var (honest, dishonest) = (new HonestDebater(world.Claims(z)), new DishonestDebater(world.Claims(z), seed));
        var truth = honest.Defending(question, world.Human).Position;
        Contestant[] both =
        [
            new(new AdaptiveDebater(honest, dishonest, world.Human), new OpenPosition()),
            new(new AdaptiveDebater(honest, dishonest, world.Human), new OpenPosition()),
        ];
        var setup = new DebateSetup("open", question, new ImplicitTree(world.Unpack(z)), both, new BoundedJudge(world.Human), seed);
        var transcript = await new OpenChoice(new RecursiveDebate()).PlayAsync(setup, TestContext.Current.CancellationToken);

        Assert.Equal(truth, transcript.Sides[0].Position);
        Assert.NotEqual(truth, transcript.Sides[1].Position);
        Assert.Equal(((DistributionPosition)truth).Credences, Debates.Decided(transcript));
    }

    [Fact]
    public async Task An_expert_who_reads_all_of_a_small_background_needs_no_debate()
    {
        for (var i = 0; i < 8; i++)
        {
            var (world, z, question, seed) = Snow(i);
            var truth = world.Human.Conclude(question, [world.Claims(z).Whole(question)]);

            Assert.Equal(truth, Debates.Decided(await Debates.PlayAsync(new JudgeAlone(Expert: true), question, world.Unpack(z), world.Human, seed)));
        }
    }

    [Fact]
    public async Task A_judge_who_is_sure_stops_an_interactive_debate()
    {
        var (world, z, question, seed) = Snow(1);
        var claims = world.Claims(z);
        Contestant[] both = [new HonestDebater(claims).Defending(question, world.Human), new DishonestDebater(claims, seed).Defending(question, world.Human)];
        var setup = new DebateSetup("interactive", question, new ImplicitTree(world.Unpack(z)), both, new InquiringJudge(new BoundedJudge(world.Human, 8), .51), seed);

        var transcript = await new Interactive().PlayAsync(setup, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(transcript.Turns, t => t.Speaker == JudgeCase.JudgeLabel);
    }

    private static (SnowWorld World, double[] Z, Question Question, Seed Seed) Snow(int i)
    {
        var seed = new Seed(37).For("snow", i);
        var world = new SnowWorlds { Examples = 1 }.Sample(seed);
        return ((SnowWorld)world, [.. world.Key.TrueLatent()], world.Observed[0].Question, seed);
    }

    private static Task<Transcript> PlayAsync(
        IProtocol protocol, Question question, IUnpacker tree, IClaimOracle claims, IHuman human, Seed seed, Arrangement arrangement) =>
        Debates.PlayAsync(protocol, question, tree, human, seed, arrangement, 1, new HonestDebater(claims), new DishonestDebater(claims, seed));
}
