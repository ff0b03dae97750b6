using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Tests.Protocols;

public class DebateSessionTests
{
    private readonly ToyWorld _world = ToyWorld.Small();
    private readonly Contestant _no = new ScriptedDebater("No.").For(0);
    private readonly Contestant _yes = new ScriptedDebater("Yes.").For(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Labels_speakers_and_listing_are_swapped_each_on_its_own()
    {
        foreach (var arrangement in Arrangements.All)
        {
            JudgeCase? seen = null;
            var judge = new ScriptedJudge(c => (seen = c, new TieVerdict(ScriptedJudge.Source)).Item2);
            var debate = await new SequentialDebate(1).PlayAsync(
                _world.Setup(judge, _no, _yes) with { Arrangement = arrangement }, Token);

            var (noLabel, yesLabel) = arrangement.LabelsSwapped ? ("B", "A") : ("A", "B");
            Assert.Equal(arrangement.SpeakersSwapped ? [yesLabel, noLabel] : [noLabel, yesLabel], debate.Turns.Select(t => t.Speaker));
            Assert.Equal(arrangement.SpeakersSwapped ? ["Yes.", "No."] : ["No.", "Yes."], debate.Turns.Select(t => t.Text));
            (string, Position)[] listed = [(noLabel, _no.Position), (yesLabel, _yes.Position)];
            Assert.Equal(arrangement.ListingSwapped ? listed.Reverse() : listed, seen!.Positions);
            Assert.Equal(seen.Positions.Select(p => p.Label), debate.Sides.Select(s => s.Label));
            Assert.Equal(arrangement.SpeakersSwapped ? yesLabel : noLabel, debate.Sides.Single(s => s.SpeaksFirst).Label);
        }
    }

    [Fact]
    public async Task Only_speeches_of_one_round_that_did_not_hear_each_other_are_marked_as_made_at_once()
    {
        var setup = _world.Setup(new ScriptedJudge(), _no, _yes);

        Assert.All((await new SimultaneousDebate().PlayAsync(setup, Token)).Turns, t => Assert.True(t.AtOnce));
        Assert.All((await new SequentialDebate().PlayAsync(setup, Token)).Turns, t => Assert.False(t.AtOnce));
    }

    [Fact]
    public async Task A_judge_that_does_not_fit_the_answers_is_refused_before_anyone_is_called()
    {
        var asked = 0;
        var counting = new ScriptedDebater(_ => (asked++, new Speech("", [], [])).Item2).For(0);
        var setup = _world.Setup(new PickyJudge(), counting, _yes);

        await Assert.ThrowsAsync<ArgumentException>(() => new SequentialDebate().PlayAsync(setup, Token));
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task What_was_shown_to_whom_is_recorded()
    {
        var judge = new ReadingJudge();
        var debate = await new SequentialDebate(1).PlayAsync(
            _world.Setup(judge, new ToyDebater(_world, 0).For(1), _no), Token);

        Assert.Equal([NodeAddress.Root], debate.Turns[0].Read);
        Assert.Empty(debate.Turns[1].Read);
        Assert.Equal([NodeAddress.Parse("/0")], debate.JudgeRead);
        Assert.Equal("A branch.".Length, debate.JudgeCharacters);
    }

    [Fact]
    public async Task The_same_setup_gives_the_same_bytes_and_every_turn_its_own_seed()
    {
        var contestant = new ScriptedDebater(t => new Speech($"{t.Seed.Value}", [], [])).For(0);
        var setup = _world.Setup(new ScriptedJudge(), contestant, _yes);
        var first = await new SequentialDebate(3).PlayAsync(setup, Token);
        var again = await new SequentialDebate(3).PlayAsync(setup, Token);

        Assert.Equal(JsonText.Of(first), JsonText.Of(again));
        Assert.Equal(3, first.Turns.Where(t => t.Speaker == "A").Select(t => t.Text).Distinct().Count());
    }

    [Fact]
    public async Task Speeches_made_at_once_have_seeds_of_their_own_too()
    {
        var speaker = new ScriptedDebater(t => new Speech($"{t.Seed.Value}", [], []));
        var debate = await new SimultaneousDebate(2).PlayAsync(
            _world.Setup(new ScriptedJudge(), speaker.For(0), speaker.For(1)), Token);

        Assert.Equal(4, debate.Turns.Select(t => t.Text).Distinct().Count());
    }

    [Fact]
    public async Task A_debaters_error_reaches_the_caller_and_is_never_a_speech()
    {
        var broken = new ScriptedDebater(_ => throw new TimeoutException("no answer")).For(1);

        foreach (var protocol in new IProtocol[] { new SequentialDebate(), new SimultaneousDebate(), new RecursiveDebate() })
        {
            await Assert.ThrowsAsync<TimeoutException>(() => protocol.PlayAsync(_world.Setup(new ScriptedJudge(), _no, broken), Token));
        }
    }

    [Fact]
    public async Task A_judges_error_reaches_the_caller_and_is_never_a_verdict()
    {
        var broken = new ScriptedJudge(_ => throw new TimeoutException("no answer"));

        await Assert.ThrowsAsync<TimeoutException>(() => new SequentialDebate().PlayAsync(_world.Setup(broken, _no, _yes), Token));
    }

    [Fact]
    public async Task A_judge_with_a_credence_too_many_is_an_error()
    {
        var judge = new ScriptedJudge(_ => new DecidedVerdict(Credences.Uniform(3), ScriptedJudge.Source));

        await Assert.ThrowsAsync<InvalidOperationException>(() => new JudgeAlone().PlayAsync(_world.Setup(judge), Token));
    }

    [Fact]
    public async Task Cancellation_is_not_swallowed()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var stopping = new ScriptedDebater(_ =>
        {
            source.Cancel();
            return new("So far.", [], []);
        }).For(1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new SequentialDebate().PlayAsync(_world.Setup(new ScriptedJudge(), stopping, _no), source.Token));
    }

    private sealed class ReadingJudge : IJudge
    {
        public string Name => "reading";

        public async ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
        {
            await @case.Reader.ReadAsync(NodeAddress.Parse("/0"), cancellationToken);
            return new AbstainedVerdict(ScriptedJudge.Source);
        }
    }

    /// <summary>Fits no answers.</summary>
    private sealed class PickyJudge : IJudge
    {
        public string Name => "picky";

        public void RequireFit(AnswerSet answers) => throw new ArgumentException("No such answers.", nameof(answers));

        public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }
}
