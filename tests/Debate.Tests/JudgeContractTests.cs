using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Debate.Tests;

public class JudgeContractTests
{
    private readonly ToyWorld _world = ToyWorld.Small();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Credences_for_other_answers_or_no_verdict_are_an_error_and_no_verdict()
    {
        var three = new ScriptedJudge(_ => new DecidedVerdict(Credences.Uniform(3), ScriptedJudge.Source));
        var none = new ScriptedJudge(_ => null!);

        Assert.Contains("scripted", (await Assert.ThrowsAsync<InvalidOperationException>(
            () => three.AskAsync(Case(new AnswerPosition(0)), Token).AsTask())).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => none.AskAsync(Case(new AnswerPosition(0)), Token).AsTask());
    }

    [Fact]
    public async Task A_case_whose_positions_are_none_on_its_question_is_refused_before_the_judge_is_called()
    {
        var judge = new ScriptedJudge(_ => throw new NotSupportedException());

        foreach (var position in new Position[] { new AnswerPosition(2), new AnswerPosition(-1), new DistributionPosition(Credences.Uniform(3)) })
        {
            var error = await Assert.ThrowsAsync<ArgumentException>(() => judge.AskAsync(Case(position), Token).AsTask());
            Assert.Contains("q1", error.Message, StringComparison.Ordinal);
        }
    }

    private JudgeCase Case(Position position) =>
        new(_world.Question, [("A", position)], [], new(_world.Tree, new(1, 1)), new Seed(1));
}
