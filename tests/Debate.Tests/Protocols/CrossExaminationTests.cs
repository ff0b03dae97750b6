using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;

namespace LearningThePrior.Debate.Tests.Protocols;

public class CrossExaminationTests
{
    private readonly ToyWorld _world = ToyWorld.Small();

    [Fact]
    public async Task The_copy_that_answers_knows_the_claim_and_nothing_said_since()
    {
        var heard = new List<int>();
        var liar = new ToyDebater(_world, 1);
        var claimant = new ScriptedDebater(t =>
        {
            if (t.Task == SpeakingTask.Divide)
            {
                heard.Add(t.Heard.Count);
            }

            return liar.SpeakAsync(t).AsTask().GetAwaiter().GetResult();
        });
        await PlayAsync(claimant, new ToyDebater(_world, 0));

        // The whole, its false half, and the false leaf, each asked of a copy that heard the opening alone.
        Assert.Equal([1, 1, 1], heard);
    }

    [Fact]
    public async Task Both_argue_once_when_the_questions_are_over()
    {
        var debate = await PlayAsync(new ToyDebater(_world, 1), new ToyDebater(_world, 0));

        Assert.Equal([SpeakingTask.Argue, SpeakingTask.Argue], debate.Turns.TakeLast(2).Select(t => t.Task));
        Assert.Equal(2, debate.Turns.Count(t => t.Task == SpeakingTask.Challenge));
    }

    [Fact]
    public async Task Without_disagreement_nothing_is_asked()
    {
        var debate = await PlayAsync(new ToyDebater(_world, 0), new ToyDebater(_world, 0));

        Assert.DoesNotContain(debate.Turns, t => t.Task == SpeakingTask.Divide);
    }

    private Task<Transcript> PlayAsync(IDebater claimant, IDebater examiner) => new CrossExamination().PlayAsync(
        _world.Setup(new ScriptedJudge(), new(claimant, new AnswerPosition(0)), new(examiner, new AnswerPosition(1))),
        TestContext.Current.CancellationToken);
}
