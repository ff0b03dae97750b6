namespace LearningThePrior.Transcripts;

/// <summary>What lines of earlier versions leave to be known from a debate's protocol.</summary>
public static class EarlierLines
{
    // The protocols of those versions in which sides argued at once. Whether imported speeches of a round answered each other nobody knows.
    private static readonly string[] AtOnce = ["SimultaneousDebate", "DoubleConsultancy", "CrossExamination", "Recourse", "Interactive"];

    /// <summary>Whether a speech was spoken at once with its neighbours of the same round; where nobody knows, it may answer them.</summary>
    /// <param name="debate">The debate.</param>
    /// <param name="turn">One of its speeches.</param>
    public static bool IsAtOnce(this StoredDebate debate, StoredTurn turn)
    {
        ArgumentNullException.ThrowIfNull(debate);
        ArgumentNullException.ThrowIfNull(turn);
        return turn.AtOnce ?? (turn.Task == "argue" && Array.Exists(AtOnce, p => debate.Protocol.Contains(p + " {", StringComparison.Ordinal)));
    }

    /// <summary>Whether the judge might spend its whole budget on checks.</summary>
    /// <param name="debate">The debate.</param>
    public static bool HasExpert(this StoredDebate debate)
    {
        ArgumentNullException.ThrowIfNull(debate);
        return debate.JudgeIsExpert ?? debate.Protocol.Contains("JudgeAlone { Expert = True }", StringComparison.Ordinal);
    }
}
