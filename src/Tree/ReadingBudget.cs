namespace LearningThePrior.Tree;

/// <summary>How much of the tree one reader may be shown.</summary>
/// <param name="Nodes">How many nodes.</param>
/// <param name="Characters">How many characters of their texts, in UTF-16 code units.</param>
/// <exception cref="ArgumentOutOfRangeException">A limit is negative.</exception>
public readonly record struct ReadingBudget(int Nodes, int Characters)
{
    /// <summary>A budget that no reader spends.</summary>
    public static ReadingBudget Unlimited { get; } = new(int.MaxValue, int.MaxValue);

    /// <summary>How many nodes.</summary>
    public int Nodes { get; init => field = NotNegative(value, nameof(Nodes)); } = NotNegative(Nodes, nameof(Nodes));

    /// <summary>How many characters of their texts, in UTF-16 code units.</summary>
    public int Characters { get; init => field = NotNegative(value, nameof(Characters)); } =
        NotNegative(Characters, nameof(Characters));

    private static int NotNegative(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        return value;
    }
}
