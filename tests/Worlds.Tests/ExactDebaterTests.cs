using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Worlds.Tests;

public class ExactDebaterTests
{
    private static readonly SnowWorld World = (SnowWorld)new SnowWorlds().Sample(new Seed(41));
    private static readonly Question Question = World.Sets[0].Scored[200].Question;
    private static readonly double[] Z = World.Key.TrueLatent();
    private static readonly IClaimOracle Claims = World.Claims(Z);
    private static readonly HonestDebater Honest = new(Claims);
    private static readonly DishonestDebater Dishonest = new(Claims, new Seed(1));

    private static IReadOnlyList<Claim> True => Claims.Parts(Question, Claims.Whole(Question));

    [Fact]
    public async Task Honesty_contests_the_first_false_part_and_none_where_all_are_true()
    {
        var wrong = True[1] with { Value = new(12_345) };

        Assert.Null((await Challenge(Honest, True)).Contested);
        Assert.Equal(1, (await Challenge(Honest, [True[0], wrong])).Contested);
        Assert.Equal(0, (await Challenge(Honest, [True[1], True[0]])).Contested);
        Assert.Equal(0, (await Challenge(Honest, [True[0]])).Contested);
    }

    [Fact]
    public async Task A_lie_is_divided_into_one_lie_and_the_truth_down_to_a_leaf_that_is_cited()
    {
        var claim = Dishonest.Opening(Question);
        for (var depth = 0; depth < 3; depth++)
        {
            var parts = (await Speak(Dishonest, SpeakingTask.Divide, claim)).Claims;
            Assert.True(World.Human.MakesUp(Question, claim, parts));
            claim = Assert.Single(parts.Except(Claims.Parts(Question, claim)));
        }

        var rest = await Speak(Dishonest, SpeakingTask.Divide, claim);
        Assert.Empty(rest.Claims);
        Assert.Equal(claim.About, Assert.Single(rest.Citations).Address);
    }

    [Fact]
    public async Task A_lie_comes_down_to_the_nodes_of_which_it_says_what_is_not_so()
    {
        var said = (await Speak(Dishonest, SpeakingTask.Argue)).Claims.Skip(1).ToDictionary(c => c.About);
        var so = (await Speak(Honest, SpeakingTask.Argue)).Claims.Skip(1).ToDictionary(c => c.About);

        Assert.Equal([.. said.Keys.Where(node => !said[node].Equals(so[node]))], Dishonest.LiesAbout(Question));
        Assert.Single(Dishonest.LiesAbout(Question));
    }

    [Fact]
    public async Task A_liar_never_contradicts_itself()
    {
        var first = await Speak(Dishonest, SpeakingTask.Argue);
        var second = await Speak(Dishonest, SpeakingTask.Argue, seed: 99);

        Assert.Equal(first.Claims, second.Claims);
        Assert.Equal(Dishonest.Opening(Question), first.Claims[0]);
        Assert.Equal(
            World.Human.Conclude(Question, [first.Claims[0]]),
            World.Human.Conclude(Question, [.. first.Claims.Skip(1)]));
    }

    [Fact]
    public async Task What_the_other_side_denies_is_said_first_and_nothing_is_said_twice()
    {
        var mine = (await Speak(Honest, SpeakingTask.Argue)).Claims;
        var denied = mine[5] with { Value = new(7) };
        var answer = await Speak(
            Honest, SpeakingTask.Argue, heard: [Said("A", mine[1], mine[2]), Said("B", denied)]);

        Assert.Equal(9, mine.Count);
        Assert.Equal([mine[0], mine[5], mine[3], mine[4], .. mine.Skip(6)], answer.Claims);
    }

    [Fact]
    public async Task A_reader_that_is_spent_leaves_claims_without_citations()
    {
        var few = await Speak(Honest, SpeakingTask.Argue, budget: new(3, 10_000));
        var none = await Speak(Honest, SpeakingTask.Divide, Leaf(), budget: new(0, 0));

        Assert.Equal(3, few.Citations.Count);
        Assert.Equal(4, few.Claims.Count);
        Assert.Empty(none.Citations);
    }

    [Fact]
    public async Task A_long_node_is_cited_by_its_first_sentence()
    {
        var unpacker = new DelegateUnpacker(
            () => new(default, "First. " + new string('x', 1_000), 0), (_, _) => throw new NotSupportedException());
        var single = (SnowWorld)new SnowWorlds { BackgroundFeatures = 0, AnatomyFeatures = 1 }.Sample(new Seed(1));
        var question = single.Sets[0].Scored[0].Question;
        var debater = new HonestDebater(single.Claims(single.Key.TrueLatent()));
        var speech = await debater.SpeakAsync(
            Turn(question, SpeakingTask.Divide, debater.Opening(question)) with
            {
                Reader = new(new ImplicitTree(unpacker), ReadingBudget.Unlimited),
            },
            TestContext.Current.CancellationToken);

        Assert.Equal("First.", Assert.Single(speech.Citations).Quote);
    }

    private static Claim Leaf() => Claims.Parts(Question, Claims.Parts(Question, True[0])[0])[0];

    private static Turn Said(string label, params IReadOnlyList<Claim> claims) =>
        new(0, label, SpeakingTask.Argue, "", [], claims, null, []);

    private static ValueTask<Speech> Challenge(HonestDebater debater, IReadOnlyList<Claim> offered) => debater.SpeakAsync(
        Turn(Question, SpeakingTask.Challenge, Claims.Whole(Question)) with { Offered = offered },
        TestContext.Current.CancellationToken);

    private static ValueTask<Speech> Speak(
        IDebater debater,
        SpeakingTask task,
        Claim? atHand = null,
        ulong seed = 0,
        IReadOnlyList<Turn>? heard = null,
        ReadingBudget? budget = null) => debater.SpeakAsync(
            Turn(Question, task, atHand) with
            {
                Seed = new(seed),
                Heard = heard ?? [],
                Reader = new(new ImplicitTree(World.Unpack(Z)), budget ?? ReadingBudget.Unlimited),
            },
            TestContext.Current.CancellationToken);

    private static SpeakingTurn Turn(Question question, SpeakingTask task, Claim? atHand) => new(
        question,
        "A",
        new AnswerPosition(0),
        task,
        0,
        atHand,
        [],
        [],
        new(new ImplicitTree(World.Unpack(Z)), ReadingBudget.Unlimited),
        default);
}
