using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Tests.Protocols;

public class OpenChoiceTests
{
    private readonly ToyWorld _world = ToyWorld.Small();

    [Fact]
    public async Task The_consultant_defends_what_it_picks()
    {
        var debate = await PlayAsync(new OpenChoice(new Consultancy()), new Picker(1));

        Assert.Equal(new AnswerPosition(1), Assert.Single(debate.Sides).Position);
        Assert.Equal("OpenChoice { Protocol = Consultancy { Rounds = 1 } }", debate.Protocol);
    }

    [Fact]
    public async Task The_antagonist_hears_what_was_picked_and_picks_against_it()
    {
        var debate = await PlayAsync(new OpenChoice(new SequentialDebate(1)), new Picker(1), new Picker(1));

        Assert.Equal([new AnswerPosition(1), new AnswerPosition(0)], debate.Sides.Select(s => s.Position));
    }

    [Fact]
    public async Task A_debater_who_cannot_pick_is_refused_before_anyone_is_called()
    {
        var spoken = false;
        var debater = new ScriptedDebater(_ =>
        {
            spoken = true;
            return new("", [], []);
        });

        await Assert.ThrowsAsync<ArgumentException>(() => PlayAsync(new OpenChoice(new Consultancy()), debater));
        Assert.False(spoken);
    }

    [Fact]
    public async Task An_open_position_is_no_position_in_any_other_protocol() =>
        await Assert.ThrowsAsync<ArgumentException>(() => PlayAsync(new Consultancy(), new Picker(1)));

    private Task<Transcript> PlayAsync(IProtocol protocol, params IDebater[] debaters) => protocol.PlayAsync(
        _world.Setup(new ScriptedJudge(), [.. debaters.Select(d => new Contestant(d, new OpenPosition()))]),
        TestContext.Current.CancellationToken);

    private sealed class Picker(int favourite) : IPositionPicker
    {
        public string Name => "picker";

        public ValueTask<Position> PickAsync(
            Question question, Position? taken, TreeReader reader, Seed seed, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<Position>(new AnswerPosition(taken is AnswerPosition { Answer: var answer } ? 1 - answer : favourite));

        public ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(new Speech("I picked this.", [], []));
    }
}
