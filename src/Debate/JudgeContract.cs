namespace LearningThePrior.Debate;

/// <summary>Asks judges, and holds them to their contract.</summary>
public static class JudgeContract
{
    /// <summary>Asks for a verdict.</summary>
    /// <param name="judge">Who decides.</param>
    /// <param name="case">What is decided.</param>
    /// <param name="cancellationToken">Stops the judge.</param>
    /// <exception cref="ArgumentException">The judge does not fit the question's answers.</exception>
    /// <exception cref="InvalidOperationException">The judge gave no verdict, or credences for other answers.</exception>
    public static async ValueTask<Verdict> AskAsync(
        this IJudge judge, JudgeCase @case, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentNullException.ThrowIfNull(@case);
        judge.RequireFit(@case.Question.Answers);
        var verdict = await judge.JudgeAsync(@case, cancellationToken);
        return verdict is null || (verdict is DecidedVerdict decided && decided.Credences.Count != @case.Question.Answers.Count)
            ? throw new InvalidOperationException(
                $"The judge {judge.Name} must give a verdict with a credence for each answer of question {@case.Question.Id}.")
            : verdict;
    }
}
