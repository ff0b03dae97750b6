using LearningThePrior.Debate;
using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges;
using LearningThePrior.Optimization.Debaters;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Epidemic;
using LearningThePrior.Worlds.Keeling;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Optimization.Tests.Debaters;

public sealed class TrainedDebatersTests
{
    // Four statements: two divisions.
    private static readonly Keyless World = new(new SnowWorlds { AnatomyFeatures = 2, BackgroundFeatures = 2, Examples = 10 }.Sample(new Seed(1)));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_begin_at_chance()
    {
        using var untrained = await TrainedDebaters.TrainAsync(World, new() { Debates = 0 }, new Seed(2), Token);

        var (steps, _) = await PlayAsync(World, (c, isHonest) => untrained.Debater(c.Human, c.Claims, isHonest, new Seed(3)), debates: 200);

        // One of four ways to divide a true claim is true, more where parts are 0, and one of two parts of a false claim is false; 50 or so steps of each.
        Assert.InRange(steps.Dividing, .1, .55);
        Assert.InRange(steps.Contesting, .3, .7);
    }

    [Fact]
    public async Task They_learn_from_won_and_lost_debates_to_say_what_they_know_and_to_contest_what_is_false()
    {
        using var trained = await TrainedDebaters.TrainAsync(World, new() { Debates = 1_600 }, new Seed(2), Token);

        var (steps, right) = await PlayAsync(World, (c, isHonest) => isHonest ? trained.Debater(c.Human, c.Claims, true, new Seed(3)) : new DishonestDebater(c.Claims, new Seed(3)), debates: 200);

        // Debates with both seats and two divisions: p^d of them.
        var expected = ((steps.Dividing * steps.Dividing) + (steps.Contesting * steps.Contesting)) / 2;
        Assert.InRange(steps.Dividing, .95, 1);
        Assert.InRange(steps.Contesting, .9, 1);
        Assert.InRange(right, expected - .07, expected + .07);
    }

    [Fact]
    public async Task The_same_seed_trains_the_same_debaters()
    {
        var transcripts = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var trained = await TrainedDebaters.TrainAsync(World, new() { Debates = 64 }, new Seed(7), Token);
            var inquiry = Inquiry.About(World, World.Sets[0].Draw(new Seed(4).CreateRandom()), World.Propose(new Seed(5).CreateRandom()));
            var setup = inquiry.Setup(new BoundedJudge(World.Human), new Seed(6)) with
            {
                Contestants = [.. new[] { true, false }.Select(isHonest => Side(inquiry, isHonest, trained.Debater(inquiry.Human, inquiry.Claims, isHonest, new Seed(3))))],
            };
            transcripts.Add(TranscriptText.Render((await new RecursiveDebate().PlayAsync(setup, Token)).Turns));
        }

        Assert.Equal(transcripts[0], transcripts[1]);
    }

    public static TheoryData<IWorldFamily> Families =>
    [
        new EncyclopediaWorlds { Questions = QuestionKind.Aggregate },
        new EpidemicWorlds(),
        new KeelingWorlds(),
    ];

    [Theory]
    [MemberData(nameof(Families))]
    public async Task They_can_learn_in_other_worlds(IWorldFamily family)
    {
        ArgumentNullException.ThrowIfNull(family);
        var world = family.Sample(new Seed(1));
        using var trained = await TrainedDebaters.TrainAsync(world, new() { Debates = 40 }, new Seed(2), Token);

        var (_, right) = await PlayAsync(world, (c, isHonest) => trained.Debater(c.Human, c.Claims, isHonest, new Seed(3)), debates: 10);

        Assert.InRange(right, 0, 1);
    }

    [Fact]
    public async Task By_name_they_learn_in_the_world_of_their_first_debate_and_the_loop_learns_from_them()
    {
        var debater = LearningNames.Default.Debaters.Make("trained:debates=32");
        var inquiry = Inquiry.About(World, World.Sets[0].Draw(new Seed(4).CreateRandom()), World.Propose(new Seed(5).CreateRandom()));
        Assert.Contains("learns in a world", Assert.Throws<NameException>(() => new Casting(debater).Contestants(inquiry with { World = null }, new Seed(1))).Message, StringComparison.Ordinal);

        var result = await ErringLoopExperiment.RunAsync(new SnowWorlds { AnatomyFeatures = 2, BackgroundFeatures = 2 }, Small.Settings, debater, 0, new Seed(1), Token);

        Assert.Equal("trained(honest)", new Casting(debater).Contestants(inquiry, new Seed(1)).Honest.Debater.Name);
        Assert.InRange(result.Dividing, .1, .99);
        Assert.InRange(result.Contesting, .1, .99);
        Assert.InRange(result.Right, .01, .99);
    }

    [Fact]
    public async Task What_is_counted_of_a_debater_who_errs_is_its_own_p()
    {
        var (steps, right) = await PlayAsync(
            World, (c, isHonest) => isHonest ? new ErringDebater(new HonestDebater(c.Claims), .75) : new DishonestDebater(c.Claims, new Seed(3)), debates: 400);

        // Some 350 steps of each kind that mattered: three and a half standard deviations are .08; of 400 debates .0875 about .75^2.
        Assert.InRange(steps.Dividing, .67, .83);
        Assert.InRange(steps.Contesting, .67, .83);
        Assert.InRange(right, .475, .65);
    }

    /// <summary>The honest debater's steps, and the share of debates that came out right; each side begins half of them.</summary>
    private static async Task<(StepTally Steps, double Right)> PlayAsync(IWorld world, Func<Inquiry, bool, IDebater> debater, int debates)
    {
        var (steps, right) = (new StepTally(), 0);
        for (var i = 0; i < debates; i++)
        {
            var own = new Seed(11).For("debate", i);
            var random = own.For("z").CreateRandom();
            var inquiry = Inquiry.About(world, world.Sets[0].Draw(random), world.Propose(random));
            var (honest, liar) = (Side(inquiry, true, steps.Watch(debater(inquiry, true), inquiry.Claims, inquiry.Human)), Side(inquiry, false, debater(inquiry, false)));
            var setup = inquiry.Setup(new BoundedJudge(inquiry.Human), own) with { Contestants = i % 2 == 0 ? [honest, liar] : [liar, honest] };
            var transcript = await new RecursiveDebate().PlayAsync(setup, Token);
            right += DebateTally.IsRight(transcript, ((DistributionPosition)honest.Position).Credences, ((DistributionPosition)liar.Position).Credences) ? 1 : 0;
        }

        return (steps, right / (double)debates);
    }

    private static Contestant Side(Inquiry inquiry, bool isHonest, IDebater debater)
    {
        var (honest, liar) = inquiry.Contestants(new Seed(3));
        return (isHonest ? honest : liar) with { Debater = debater };
    }
}
