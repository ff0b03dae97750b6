using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Debate.Tests.Debaters;

public class ErringDebaterTests
{
    private static readonly ToyWorld World = new(3, a => a.Index);

    [Fact]
    public async Task Who_is_always_right_plays_as_the_debater_within()
    {
        var plain = await PlayAsync(new ToyDebater(World, 3), new ToyDebater(World, 0));
        var wrapped = await PlayAsync(new ToyDebater(World, 3), new ErringDebater(new ToyDebater(World, 0), 1));

        Assert.Equal(plain.Turns.Select(t => (t.Contested, t.FirstClaim)), wrapped.Turns.Select(t => (t.Contested, t.FirstClaim)));
    }

    [Fact]
    public async Task Who_never_is_contests_another_part_than_the_false_one()
    {
        var debate = await PlayAsync(new ToyDebater(World, 3), new ErringDebater(new ToyDebater(World, 0), 0));

        var first = debate.Turns.First(t => t.Task == SpeakingTask.Challenge);
        Assert.Equal(1, first.Contested); // the toy's lie is in the first part of two
        Assert.Equal(World.Truth(debate.Turns.First(t => t.Task == SpeakingTask.Divide).Claims[1].About), debate.Turns.First(t => t.Task == SpeakingTask.Divide).Claims[1]);
    }

    [Fact]
    public async Task Who_never_is_divides_into_parts_that_are_one_unit_off()
    {
        var debate = await PlayAsync(new ErringDebater(new ToyDebater(World, 0), 0), new ToyDebater(World, 3));

        var division = debate.Turns.First(t => t.Task == SpeakingTask.Divide);
        Assert.Equal(debate.Turns[0].FirstClaim!.Value[0] + 1, division.Claims[0].Value[0] + division.Claims[1].Value[0]);
        Assert.Single(division.Claims, c => !c.Equals(World.Truth(c.About)));
    }

    [Fact]
    public async Task In_argument_it_finds_nothing_to_show()
    {
        var debate = await new Consultancy().PlayAsync(
            World.Setup(new ScriptedJudge(), new Contestant(new ErringDebater(new ToyDebater(World, 0), 0), new AnswerPosition(0))), TestContext.Current.CancellationToken);

        Assert.Empty(debate.Turns[0].Claims);
        Assert.Empty(debate.Turns[0].Citations);
    }

    [Fact]
    public async Task It_errs_at_its_share_of_steps()
    {
        var wrong = 0;
        for (ulong seed = 0; seed < 400; seed++)
        {
            var setup = World.Setup(new ScriptedJudge(), new ToyDebater(World, 3).For(1), new Contestant(new ErringDebater(new ToyDebater(World, 0), .8), new AnswerPosition(0)));
            var debate = await new RecursiveDebate(1).PlayAsync(setup with { Seed = new Seed(seed) }, TestContext.Current.CancellationToken);
            wrong += debate.Turns[^1].Contested == 1 ? 1 : 0;
        }

        Assert.InRange(wrong, 50, 110); // 80, and almost four standard deviations of 8
    }

    [Theory]
    [InlineData(-.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_probability_is_from_0_to_1(double right) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ErringDebater(new ToyDebater(World, 0), right));

    private static Task<Transcript> PlayAsync(IDebater claimant, IDebater challenger) => new RecursiveDebate().PlayAsync(
        World.Setup(new ScriptedJudge(), new Contestant(claimant, new AnswerPosition(0)), new Contestant(challenger, new AnswerPosition(1))), TestContext.Current.CancellationToken);
}
