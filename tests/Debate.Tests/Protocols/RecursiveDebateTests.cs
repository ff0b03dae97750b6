using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;

namespace LearningThePrior.Debate.Tests.Protocols;

public class RecursiveDebateTests
{
    private readonly ToyWorld _world = new(5, a => a.Index);

    [Fact]
    public async Task A_lie_about_the_whole_is_followed_down_to_a_lie_about_one_leaf()
    {
        var debate = await Play(new RecursiveDebate(), new ToyDebater(_world, 3), new ToyDebater(_world, 0));

        Assert.Equal(2 + (2 * 5) + 1, debate.Turns.Count);
        Assert.Empty(debate.Turns[^1].Claims);
        Assert.Equal(SpeakingTask.Divide, debate.Turns[^1].Task);
    }

    [Fact]
    public async Task Who_agrees_about_the_whole_does_not_debate_its_parts()
    {
        var debate = await Play(new RecursiveDebate(), new ToyDebater(_world, 0), new ToyDebater(_world, 0));

        Assert.Equal([SpeakingTask.Open, SpeakingTask.Open], debate.Turns.Select(t => t.Task));
    }

    [Fact]
    public async Task A_challenger_who_contests_nothing_concedes()
    {
        var conceding = new ScriptedDebater(t => new("Fine.", [], t.Task == SpeakingTask.Open ? [_world.Claim(default, 99)] : []));
        var debate = await Play(new RecursiveDebate(), new ToyDebater(_world, 0), conceding);

        Assert.Equal(4, debate.Turns.Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public async Task Contesting_a_part_that_is_not_on_offer_concedes(int contested)
    {
        var hostile = new ScriptedDebater(t => t.Task == SpeakingTask.Open
            ? new("", [], [_world.Claim(default, 99)])
            : new("", [], [], contested));
        var debate = await Play(new RecursiveDebate(), new ToyDebater(_world, 0), hostile);

        Assert.Equal(4, debate.Turns.Count);
        Assert.Null(debate.Turns[^1].Contested);
        Assert.Contains($"⟦contests {contested}, of 2 claims on offer⟧", debate.Turns[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_debater_who_divides_for_ever_is_stopped_by_the_depth()
    {
        var endless = new ScriptedDebater(t => t.Task switch
        {
            SpeakingTask.Open => new("", [], [_world.Claim(default, t.Label == "A" ? 1 : 2)]),
            SpeakingTask.Divide => new("", [], [t.AtHand!]),
            _ => new("", [], [], 0),
        });
        var debate = await Play(new RecursiveDebate(MaxDepth: 7), endless, endless);

        Assert.Equal(2 + (2 * 7), debate.Turns.Count);
    }

    [Fact]
    public async Task The_claim_at_hand_is_the_part_that_was_contested()
    {
        var asked = new List<Claim?>();
        var honest = new ToyDebater(_world, 0);
        var recording = new ScriptedDebater(t =>
        {
            asked.Add(t.AtHand);
            return honest.SpeakAsync(t).AsTask().Result;
        });
        await Play(new RecursiveDebate(), recording, new ToyDebater(_world, 1));

        Assert.Equal(
            ["-", "/", "/0", "/0/0", "/0/0/0", "/0/0/0/0", "/0/0/0/0/0"], asked.Select(c => c?.About.ToString() ?? "-"));
    }

    private Task<Transcript> Play(RecursiveDebate protocol, IDebater first, IDebater second) => protocol.PlayAsync(
        _world.Setup(new ScriptedJudge(), new(first, new AnswerPosition(0)), new(second, new AnswerPosition(1))),
        TestContext.Current.CancellationToken);
}
