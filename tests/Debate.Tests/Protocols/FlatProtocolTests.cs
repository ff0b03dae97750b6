using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;

namespace LearningThePrior.Debate.Tests.Protocols;

public class FlatProtocolTests
{
    private readonly ToyWorld _world = ToyWorld.Small();

    // Says which speeches it has heard, by speaker and round.
    private readonly IDebater _listening = new ScriptedDebater(
        t => new(string.Join(' ', t.Heard.Select(h => $"{h.Speaker}{h.Round}")), [], []));

    [Fact]
    public async Task In_a_sequential_debate_each_hears_all_that_was_said_before() =>
        Assert.Equal(["", "A0", "A0 B0", "A0 B0 A1"], await Heard(new SequentialDebate(2)));

    [Fact]
    public async Task In_a_simultaneous_debate_neither_hears_the_other_within_a_round() =>
        Assert.Equal(["", "", "A0 B0", "A0 B0"], await Heard(new SimultaneousDebate(2)));

    [Fact]
    public async Task A_consultant_is_answered_by_nobody() =>
        Assert.Equal(["", "A0", "A0 A1"], await Heard(new Consultancy(3)));

    [Fact]
    public async Task A_judge_alone_hears_nothing() => Assert.Empty(await Heard(new JudgeAlone()));

    [Fact]
    public async Task Simultaneous_speeches_are_asked_for_at_once()
    {
        var both = new Rendezvous();
        var debate = await new SimultaneousDebate(1).PlayAsync(
            _world.Setup(new ScriptedJudge(), new(both, new AnswerPosition(0)), new(both, new AnswerPosition(1))),
            TestContext.Current.CancellationToken);

        Assert.Equal(["A", "B"], debate.Turns.Select(t => t.Speaker));
    }

    [Fact]
    public void Protocols_compare_by_their_settings()
    {
        Assert.Equal(new SequentialDebate(), new SequentialDebate(2));
        Assert.NotEqual(new SequentialDebate(3), new SequentialDebate(2));
        Assert.Equal("SimultaneousDebate { Rounds = 2 }", new SimultaneousDebate().ToString());
    }

    private async Task<IEnumerable<string>> Heard(IProtocol protocol)
    {
        var contestants = Enumerable.Range(0, protocol.Contestants).Select(i => new Contestant(_listening, new AnswerPosition(i)));
        var debate = await protocol.PlayAsync(
            _world.Setup(new ScriptedJudge(), [.. contestants]), TestContext.Current.CancellationToken);
        return debate.Turns.Select(t => t.Text);
    }

    private sealed class Rendezvous : IDebater
    {
        private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _speakers;

        public string Name => "rendezvous";

        public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Increment(ref _speakers) == 2)
            {
                _second.SetResult();
            }

            await _second.Task.WaitAsync(cancellationToken);
            return new("Together.", [], []);
        }
    }
}
