using CsCheck;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Debate.Tests;

public class JudgeCaseTests
{
    private readonly ToyWorld _world = ToyWorld.Small();

    [Fact]
    public async Task Mirrored_labels_listing_and_speeches_made_at_once_are_the_other_way_round()
    {
        var played = await Case(new SimultaneousDebate(), default);
        var mirrored = played.Mirror();

        Assert.Equal([("A", new AnswerPosition(0)), ("B", new AnswerPosition(1))], played.Positions);
        Assert.Equal([("A", new AnswerPosition(1)), ("B", new AnswerPosition(0))], mirrored.Positions);
        Assert.Equal(["A: no 0", "B: yes 0", "A: no 1", "B: yes 1"], Said(played));
        Assert.Equal(["A: yes 0", "B: no 0", "A: yes 1", "B: no 1"], Said(mirrored));
    }

    [Fact]
    public async Task Speeches_that_answer_one_another_keep_their_order()
    {
        var played = await Case(new SequentialDebate(), default);

        Assert.Equal(["B: no 0", "A: yes 0", "B: no 1", "A: yes 1"], Said(played.Mirror()));
    }

    [Fact]
    public async Task A_simultaneous_debate_mirrored_is_the_debate_in_the_mirrored_arrangement()
    {
        foreach (var arrangement in Arrangements.All)
        {
            var mirrored = (await Case(new SimultaneousDebate(), arrangement)).Mirror();
            var other = await Case(new SimultaneousDebate(), arrangement.Mirror());

            Assert.Equal(other.Positions, mirrored.Positions);
            Assert.Equal(Said(other), Said(mirrored));
        }
    }

    [Fact]
    public void Mirrored_twice_a_case_is_as_it_was() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2].Select(i => "ABJ"[i].ToString()), Gen.Bool)
            .Select((round, speaker, atOnce) => new Turn(round, speaker, SpeakingTask.Argue, "", [], [], null, []) { AtOnce = atOnce })
            .Array[0, 8].Sample(turns =>
            {
                var played = Of(turns);
                var again = played.Mirror().Mirror();
                Assert.Equal(played.Positions, again.Positions);
                Assert.Equal(played.Turns, again.Turns);
            });

    private static IEnumerable<string> Said(JudgeCase @case) => @case.Turns.Select(t => $"{t.Speaker}: {t.Text}");

    private JudgeCase Of(IReadOnlyList<Turn> turns) => new(
        _world.Question, [("A", new AnswerPosition(0)), ("B", new AnswerPosition(1))], turns, new(_world.Tree, new(1, 1)), new Seed(1));

    private async Task<JudgeCase> Case(IProtocol protocol, Arrangement arrangement)
    {
        JudgeCase? seen = null;
        var judge = new ScriptedJudge(c => (seen = c, new TieVerdict(ScriptedJudge.Source)).Item2);
        var setup = _world.Setup(judge, Saying("no").For(0), Saying("yes").For(1)) with { Arrangement = arrangement };
        await protocol.PlayAsync(setup, TestContext.Current.CancellationToken);
        return seen!;
    }

    private static ScriptedDebater Saying(string word) => new(t => new($"{word} {t.Round}", [], []));
}
