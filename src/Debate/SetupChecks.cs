namespace LearningThePrior.Debate;

/// <summary>What must hold of a setup before anyone is called.</summary>
internal static class SetupChecks
{
    /// <summary>Refuses contestants that the protocol has no seats for, or whose positions make no debate.</summary>
    /// <exception cref="ArgumentException">See the message.</exception>
    public static void RequireContestants(this DebateSetup setup, IProtocol protocol)
    {
        var contestants = setup.Contestants;
        if (contestants.Count != protocol.Contestants || contestants.Count > 2)
        {
            throw new ArgumentException(
                $"{protocol} needs {protocol.Contestants} contestants, not {contestants.Count}.", nameof(setup));
        }

        foreach (var contestant in contestants)
        {
            if (!IsAnswerable(contestant.Position, setup.Question.Answers.Count))
            {
                throw new ArgumentException(
                    $"{contestant.Position} is no position on question {setup.Question.Id}.", nameof(setup));
            }
        }

        // Two models may well agree on a distribution; two debaters sent to defend one answer are a mistake.
        if (contestants is [{ Position: AnswerPosition first }, { Position: AnswerPosition second }] && first == second)
        {
            throw new ArgumentException($"Both contestants defend answer {first.Answer}.", nameof(setup));
        }
    }

    /// <summary>Whether a position is one on so many answers.</summary>
    public static bool IsAnswerable(Position position, int answers) => position switch
    {
        AnswerPosition p => p.Answer >= 0 && p.Answer < answers,
        DistributionPosition p => p.Credences.Count == answers,
        _ => false,
    };
}
