using LearningThePrior.Debate;

namespace LearningThePrior.Transcripts;

/// <summary>Sides that a stored debate's speeches call by their labels.</summary>
public static class StoredSideNames
{
    /// <summary>Whether any speech of a debate names a side by its label; quotes do not count.</summary>
    /// <param name="debate">The debate.</param>
    /// <param name="withFeedback">Whether what a judge thought of the debate counts too, which humans are shown and later judges are not.</param>
    public static bool NamesSides(this StoredDebate debate, bool withFeedback = true)
    {
        ArgumentNullException.ThrowIfNull(debate);
        return debate.Turns.Any(t => (withFeedback || t.Task != "feedback") && SideNames.AreNamed(t.Text, t.Citations.Select(c => c.Quote)));
    }

    /// <summary>The debate with the labels in its speeches turned round and marked, see <see cref="SideNames.Swap"/>.</summary>
    /// <param name="debate">The debate.</param>
    public static StoredDebate WithSidesRenamed(this StoredDebate debate)
    {
        ArgumentNullException.ThrowIfNull(debate);
        return debate with { Turns = [.. debate.Turns.Select(t => t with { Text = SideNames.Swap(t.Text, t.Citations.Select(c => c.Quote)) })] };
    }

    /// <summary>What a judgement in an order says where nobody asked what becomes of the names: that they were kept, if it is mirrored and there are any.</summary>
    /// <param name="debate">The debate.</param>
    /// <param name="order">As <see cref="StoredJudgement.Order"/>.</param>
    public static string? Kept(StoredDebate debate, string order) => order == StoredJudgement.Mirrored && debate.NamesSides(withFeedback: false) ? Word(SideNaming.Keep) : null;

    /// <summary>What a judgement says of a debate that was mirrored though its speeches name sides, see <see cref="StoredJudgement.SideNames"/>.</summary>
    /// <param name="naming">What became of the names.</param>
    public static string Word(SideNaming naming) => naming == SideNaming.Rewrite ? "rewritten" : "kept";
}
