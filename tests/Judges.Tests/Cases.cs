using LearningThePrior.Probability;


namespace LearningThePrior.Judges.Tests;

/// <summary>Cases about the toy world with as many answers as a test needs.</summary>
internal static class Cases
{
    public static JudgeCase Of(ToyWorld world, int answers = 2, params IReadOnlyList<Turn> turns) => new(
        answers == 2 ? world.Question : new Question("q3", "Which?", new([.. Enumerable.Range(0, answers).Select(i => $"answer {i}")])),
        [("A", new AnswerPosition(0)), ("B", new AnswerPosition(1))],
        turns,
        new(world.Tree, new(1, 100)),
        new Seed(7));

    public static Task<Verdict> JudgeAsync(ToyWorld world, IJudge judge, int answers = 2) =>
        judge.JudgeAsync(Of(world, answers), TestContext.Current.CancellationToken).AsTask();
}
