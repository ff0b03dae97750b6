namespace LearningThePrior.Debate;

/// <summary>What becomes, in the mirrored order, of a debate whose speeches call sides by their labels (see <see cref="SideNames"/>).</summary>
public enum SideNaming
{
    /// <summary>It is not mirrored, since its words would mean the wrong side.</summary>
    Refuse,

    /// <summary>It is mirrored, and its words stay as they were said.</summary>
    Keep,

    /// <summary>It is mirrored, and labels among its words are turned round and marked: "Debater ⟦A⟧".</summary>
    Rewrite,
}
