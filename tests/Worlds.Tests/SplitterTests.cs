using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Worlds.Tests;

/// <summary>A human who splits questions node by node comes to what Z implies: the exact claims, of which he is told nothing, say so.</summary>
public sealed class SplitterTests
{
    public static TheoryData<string> Worlds => ["snow", "leaves", "shares"];

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task Recursion_answers_every_question_and_the_prior_as_Z_implies(string name)
    {
        var world = Sample(name);
        for (var i = 0; i < 20; i++)
        {
            var random = new Seed(3).For(name, i).CreateRandom();
            var z = world.Propose(random);
            Question[] questions = [world.Sets[0].Draw(random), world.Sets[1].Draw(random), new PriorQuestion("prior")];
            foreach (var question in questions)
            {
                var (found, _) = await AskAsync(world, question, z, new TreeOverseer(world.Splitter!, question, new ImplicitTree(world.Unpack(z))));
                var truth = ((DistributionPosition)Inquiry.About(world, question, z).Contestants(default).Honest.Position).Credences;
                Assert.Equal(truth.Values, world.Splitter!.Conclude(question, found.Reply.Value).Values);
                Assert.Equal(NoAnswer.None, found.Reply.Missing);
            }
        }
    }

    [Fact]
    public async Task Pages_of_one_state_are_asked_about_once_so_that_a_share_of_a_thousand_leaves_takes_some_dozen_moves()
    {
        var world = (EncyclopediaWorld)Sample("shares");
        var z = world.Propose(new Seed(4).CreateRandom());
        var question = EncyclopediaQuestion.OfShare(NodeAddress.Root.Child(0), 10, .5);

        var (found, moves) = await AskAsync(world, question, z, new TreeOverseer(world.Splitter, question, new ImplicitTree(world.Unpack(z))));

        // At each of ten levels below the path at most one page of each of three states is asked about, and each takes two moves.
        Assert.True(found.Reply.IsKnown);
        Assert.InRange(moves, 11, 2 * 31);
        Assert.Contains(All(found), d => d.Source == AnswerSource.Memory);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task An_overseer_who_does_not_know_leaves_the_human_with_what_silence_tells(string name)
    {
        var world = Sample(name);
        var random = new Seed(5).CreateRandom();
        var question = world.Sets[0].Draw(random);

        Assert.Equal([.5, .5], world.Splitter!.Conclude(question, null).Values);
        var (found, _) = await AskAsync(world, question, world.Propose(random), new Silent());
        Assert.Equal(NoAnswer.DoNotKnow, found.Reply.Missing);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Answers_drawn_by_one_who_knows_nothing_are_answers(string name)
    {
        var world = Sample(name);
        var random = new Seed(6).CreateRandom();
        foreach (var question in new[] { world.Sets[0].Draw(random), new PriorQuestion("prior") })
        {
            var draws = Enumerable.Range(0, 50).Select(_ => world.Splitter!.Draw(question, world.Splitter.First(question), random)).ToList();
            Assert.True(draws.Distinct().Count() > 1);
            Assert.All(draws, d => Assert.InRange(world.Splitter!.Conclude(question, d)[1], 0, 1));
        }
    }

    private static IWorld Sample(string name) => name switch
    {
        "snow" => new SnowWorlds { Examples = 20 }.Sample(new Seed(1)),
        "leaves" => new EncyclopediaWorlds { Examples = 20, Questions = QuestionKind.Leaf }.Sample(new Seed(1)),
        _ => new EncyclopediaWorlds { Examples = 20, Questions = QuestionKind.Aggregate }.Sample(new Seed(1)),
    };

    private static async Task<HchResult<TreeQuestion, Amounts>> AskAsync(IWorld world, Question question, double[] z, IOverseer<TreeQuestion, Amounts> overseer) =>
        await new Hch(Depth: 200).AskAsync(overseer, world.Splitter!.First(question), new TreeContext($"{z.Length}"), cancellationToken: TestContext.Current.CancellationToken);

    private static IEnumerable<Decomposed<TreeQuestion, Amounts>> All(Decomposed<TreeQuestion, Amounts> one) => one.Asked.SelectMany(All).Prepend(one);

    private sealed class Silent : IOverseer<TreeQuestion, Amounts>
    {
        public string Name => "silent";

        public ValueTask<OverseerMove<TreeQuestion, Amounts>> NextAsync(Consultation<TreeQuestion, Amounts> consultation, CancellationToken cancellationToken = default) =>
            new(new OverseerDoesNotKnow<TreeQuestion, Amounts>());
    }
}
