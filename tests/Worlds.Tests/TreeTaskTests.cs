using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Epidemic;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Worlds.Tests;

/// <summary>What a human divides for an assistant to learn comes to what Z implies: the exact claims, of which he is told nothing, say so.</summary>
public sealed class TreeTaskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Worlds => ["snow", "leaves", "shares", "epidemic"];

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task Recursion_answers_every_question_and_the_prior_as_Z_implies(string name)
    {
        var world = Sample(name);
        var task = world.AmplificationTask!;
        for (var i = 0; i < 20; i++)
        {
            var random = new Seed(3).For(name, i).CreateRandom();
            var z = i % 2 == 0 ? world.Propose(random) : world.Latents.Draw(random);
            var context = await task.ReadAsync(new ImplicitTree(world.Unpack(z)), Token);
            Question[] questions = [.. world.Sets.Select(s => s.Draw(random)), new PriorQuestion("prior")];
            foreach (var question in questions)
            {
                var asked = task.Put(question, context!);
                var (found, _) = await new Hch().AskAsync(new TaskOverseer(task), asked, context, cancellationToken: Token);
                var truth = ((DistributionPosition)Inquiry.About(world, question, z).Contestants(default).Honest.Position).Credences;

                // Sums are whole thousandths of a nat, one of each of eight statements.
                Assert.Equal(Math.Max(-600, Math.Log(truth[1])), Math.Max(-600, Math.Log(task.Conclude(question, context!, found.Reply)[1])), .01);
                Assert.NotEmpty(All(found).SelectMany(d => d.Cited));
                if (task.IsDistilled(asked))
                {
                    Assert.True(task.IsAlike(context!.Direct(asked), found.Reply.Value));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Questions_are_of_the_heights_that_are_asked_for_and_no_higher(string name)
    {
        var task = Sample(name).AmplificationTask!;
        var random = new Seed(4).CreateRandom();
        for (var height = 1; height <= task.Heights; height++)
        {
            var context = task.Draw(random);
            int[] heights = [.. Enumerable.Range(0, 60).Select(_ => context.HeightOf(context.DrawQuestion(random, height)))];
            Assert.Equal((true, height), (heights.Min() >= 1, heights.Max()));
        }
    }

    [Fact]
    public async Task With_memory_a_leaf_eight_steps_deep_takes_little_more_than_a_call_a_question()
    {
        var world = (EncyclopediaWorld)Sample("leaves");
        var task = world.AmplificationTask!;
        var random = new Seed(5).CreateRandom();
        var context = task.Draw(random);
        var memory = new HchMemory<Tokens, Tokens>();
        var (calls, without) = (0, 0);
        for (var i = 0; i < 160; i++)
        {
            var asked = task.Put(world.Sets[0].Draw(random), context);
            var (found, _) = await new Hch().AskAsync(new TaskOverseer(task), asked, context, default, memory, Token);
            calls += All(found).Count(d => d.Source == AnswerSource.Overseer);
            without += All((await (new Hch() with { Memory = false }).AskAsync(new TaskOverseer(task), asked, context, cancellationToken: Token)).Answer).Count(d => d.Source == AnswerSource.Overseer);
            Assert.Equal(context.Direct(asked), found.Reply.Value);
        }

        // Halving a path of eight down to single steps: 8 of them, a page at the end, and 8 questions that put two halves together.
        Assert.InRange(calls / 160.0, .5, 1.3);
        Assert.Equal(17 * 160, without);
    }

    [Fact]
    public async Task A_tree_that_says_what_no_node_of_the_world_says_is_not_read()
    {
        Assert.Null(await Sample("leaves").AmplificationTask!.ReadAsync(new ImplicitTree(Sample("snow").Unpack(Sample("snow").Propose(new Seed(1).CreateRandom()))), Token));
        Assert.Null(await Sample("epidemic").AmplificationTask!.ReadAsync(new ImplicitTree(Sample("snow").Unpack(Sample("snow").Propose(new Seed(1).CreateRandom()))), Token));
        Assert.Null(await Sample("snow").AmplificationTask!.ReadAsync(new ImplicitTree(Sample("leaves").Unpack(Sample("leaves").Propose(new Seed(1).CreateRandom()))), Token));
    }

    private static IWorld Sample(string name) => name switch
    {
        "snow" => new SnowWorlds().Sample(new Seed(1)),
        "epidemic" => new EpidemicWorlds().Sample(new Seed(1)),
        "shares" => new EncyclopediaWorlds { Questions = QuestionKind.Aggregate }.Sample(new Seed(1)),
        _ => new EncyclopediaWorlds().Sample(new Seed(1)),
    };

    private static IEnumerable<Decomposed<Tokens, Tokens>> All(Decomposed<Tokens, Tokens> decomposed) => decomposed.Asked.SelectMany(All).Prepend(decomposed);
}
