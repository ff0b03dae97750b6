namespace LearningThePrior.Debate;

/// <summary>Asks judges, and holds them and their cases to what they promise.</summary>
public static class JudgeContract
{
    /// <summary>Refuses a case whose answers the judge does not fit, or whose positions are none on its question.</summary>
    /// <param name="judge">Who would decide.</param>
    /// <param name="case">What would be decided.</param>
    /// <exception cref="ArgumentException">See the message.</exception>
    public static void RequireFit(this IJudge judge, JudgeCase @case)
    {
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentNullException.ThrowIfNull(@case);
        judge.RequireFit(@case.Question.Answers);
        foreach (var (label, position) in @case.Positions)
        {
            if (!SetupChecks.IsAnswerable(position, @case.Question.Answers.Count))
            {
                throw new ArgumentException($"{label}'s {position} is no position on question {@case.Question.Id}.", nameof(@case));
            }
        }
    }

    /// <summary>Asks for a verdict.</summary>
    /// <param name="judge">Who decides.</param>
    /// <param name="case">What is decided.</param>
    /// <param name="cancellationToken">Stops the judge.</param>
    /// <exception cref="ArgumentException">The case does not fit.</exception>
    /// <exception cref="InvalidOperationException">The judge gave no verdict, or credences for other answers.</exception>
    public static async ValueTask<Verdict> AskAsync(
        this IJudge judge, JudgeCase @case, CancellationToken cancellationToken = default)
    {
        judge.RequireFit(@case);
        var verdict = await judge.JudgeAsync(@case, cancellationToken);
        if (verdict is null || (verdict is DecidedVerdict decided && decided.Credences.Count != @case.Question.Answers.Count))
        {
            throw new InvalidOperationException($"The judge {judge.Name} must give a verdict with a credence for each answer of question {@case.Question.Id}.");
        }

        DebateTelemetry.Verdict(judge.Name, verdict);
        return verdict;
    }
}
