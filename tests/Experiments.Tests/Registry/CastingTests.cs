using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Experiments.Tests.Registry;

public sealed class CastingTests
{
    private static SnowWorld World { get; } = new SnowWorlds { Examples = 1 }.Sample(new Seed(5));

    private static Inquiry Inquiry { get; } = Inquiry.About(World, World.Observed[0].Question, World.Propose(new Seed(1).CreateRandom()));

    [Fact]
    public void Debaters_by_name_defend_what_exact_ones_would()
    {
        var (truth, exact) = new Casting().Seat(new RecursiveDebate(), Inquiry, new Seed(2));

        var (same, seated) = new Casting(NameRegistry.Default.Debaters.Make("erring:right=.75"), NameRegistry.Default.Debaters.Make("obfuscating"))
            .Seat(new RecursiveDebate(), Inquiry, new Seed(2));

        Assert.Equal(World.Human.Conclude(Inquiry.Question, [Inquiry.Claims.Whole(Inquiry.Question)]), truth);
        Assert.Equal(truth, same);
        Assert.Equal(["honest", "dishonest"], exact.Select(c => c.Debater.Name));
        Assert.Equal(["erring(honest, right=0.75)", "obfuscating"], seated.Select(c => c.Debater.Name));
        Assert.Equal(exact.Select(c => c.Position), seated.Select(c => c.Position));
    }

    [Fact]
    public async Task Two_who_sandbag_draw_apart_in_which_debates_they_try()
    {
        var (protocol, lazy) = (new SimultaneousDebate(1), NameRegistry.Default.Debaters.Make("sandbagging:effort=.5"));
        var together = 0;
        for (var i = 0; i < 40; i++)
        {
            var (_, seated) = new Casting(lazy, lazy).Seat(protocol, Inquiry, new Seed((ulong)i));
            var setup = Inquiry.Setup(new BoundedJudge(World.Human), new Seed((ulong)i)) with { Contestants = seated };
            var silent = (await protocol.PlayAsync(setup, TestContext.Current.CancellationToken)).Turns.Select(t => t.Text == "I have nothing to add.").ToArray();
            together += silent[0] == silent[1] ? 1 : 0;
        }

        Assert.InRange(together, 8, 32); // 20, and three and a half standard deviations or so
    }

    [Fact]
    public void A_lone_consultant_is_honest_half_of_the_time()
    {
        var honest = Enumerable.Range(0, 200).Count(i => new Casting().Seat(new Consultancy(), Inquiry, new Seed((ulong)i)).Seated is [{ Debater: HonestDebater }]);

        Assert.InRange(honest, 75, 125); // 100, and three and a half standard deviations
    }

    [Fact]
    public void Where_nobody_debates_nobody_is_seated() => Assert.Empty(new Casting().Seat(new JudgeAlone(), Inquiry, new Seed(2)).Seated);

    [Fact]
    public void Where_debaters_pick_their_sides_they_are_exact()
    {
        var open = new OpenChoice(new SimultaneousDebate(1));

        Assert.All(new Casting().Seat(open, Inquiry, new Seed(2)).Seated, c => Assert.IsType<AdaptiveDebater>(c.Debater));
        Assert.Contains("pick their sides", Assert.Throws<NameException>(
            () => new Casting(NameRegistry.Default.Debaters.Make("erring")).Seat(open, Inquiry, new Seed(2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_can_only_lie_is_not_seated_for_the_truth() => Assert.Throws<NameException>(
        () => new Casting(NameRegistry.Default.Debaters.Make("obfuscating")).Seat(new RecursiveDebate(), Inquiry, new Seed(2)));
}
