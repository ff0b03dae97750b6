using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Debate.Tests;

public class SetupChecksTests
{
    private readonly ToyWorld _world = ToyWorld.Small();

    public static TheoryData<IProtocol> Protocols =>
        [new SequentialDebate(), new SimultaneousDebate(), new RecursiveDebate(), new JudgeAlone(), new Consultancy()];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task The_wrong_number_of_contestants_is_refused_before_anyone_is_called(IProtocol protocol)
    {
        var never = new ScriptedDebater(_ => throw new InvalidOperationException("called"));
        for (var count = 0; count < 4; count++)
        {
            var contestants = Enumerable.Range(0, count).Select(i => never.For(i % 2)).ToArray();
            if (count != protocol.Contestants)
            {
                await Assert.ThrowsAsync<ArgumentException>(() => protocol.PlayAsync(_world.Setup(new ScriptedJudge(), contestants), Token));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Settings_without_sense_are_refused_before_anyone_is_called(int rounds)
    {
        var never = new ScriptedDebater(_ => throw new InvalidOperationException("called"));
        foreach (var protocol in new IProtocol[]
            { new SequentialDebate(rounds), new SimultaneousDebate(rounds), new RecursiveDebate(rounds), new Consultancy(rounds) })
        {
            var contestants = Enumerable.Range(0, protocol.Contestants).Select(never.For).ToArray();
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
                () => protocol.PlayAsync(_world.Setup(new ScriptedJudge(), contestants), Token));
        }
    }

    [Fact]
    public async Task Two_debaters_given_the_same_answer_are_refused()
    {
        var debater = new ScriptedDebater("Yes.");

        await Assert.ThrowsAsync<ArgumentException>(
            () => new SequentialDebate().PlayAsync(_world.Setup(new ScriptedJudge(), debater.For(1), debater.For(1)), Token));
    }

    [Fact]
    public async Task Two_debaters_may_agree_on_a_distribution()
    {
        var contestant = new Contestant(new ScriptedDebater("Half."), new DistributionPosition(Credences.Uniform(2)));

        var debate = await new SequentialDebate(1).PlayAsync(_world.Setup(new ScriptedJudge(), contestant, contestant), Token);

        Assert.Equal(2, debate.Turns.Count);
    }

    [Fact]
    public async Task A_position_on_no_answer_of_the_question_is_refused()
    {
        var debater = new ScriptedDebater("Third.");
        Position[] wrong = [new AnswerPosition(2), new AnswerPosition(-1), new DistributionPosition(Credences.Uniform(3))];
        foreach (var position in wrong)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => new Consultancy().PlayAsync(
                _world.Setup(new ScriptedJudge(), new Contestant(debater, position)), Token));
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_protocol_prints_itself_with_its_settings(IProtocol protocol) =>
        Assert.StartsWith(protocol.GetType().Name + " {", protocol.ToString(), StringComparison.Ordinal);
}
