using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>Limits on what each debater may say and read, as data. What is beyond is left out of the transcript with a mark.</summary>
/// <param name="Words">Words of one speech.</param>
/// <param name="Citations">Citations of one speech.</param>
/// <param name="Claims">Claims of one speech.</param>
/// <param name="Nodes">Nodes that a debater may read in the whole debate; null for what the setup says.</param>
/// <exception cref="ArgumentOutOfRangeException">A limit is not positive.</exception>
public sealed record HouseRules(
    int Words = int.MaxValue, int Citations = SpeechLimits.Citations, int Claims = SpeechLimits.Claims, int? Nodes = null)
{
    /// <summary>No limits but those that keep the store safe (<see cref="SpeechLimits"/>).</summary>
    public static HouseRules None { get; } = new();

    /// <summary>Words of one speech.</summary>
    public int Words { get; init => field = Positive(value, nameof(Words)); } = Positive(Words, nameof(Words));

    /// <summary>Citations of one speech.</summary>
    public int Citations { get; init => field = Positive(value, nameof(Citations)); } = Positive(Citations, nameof(Citations));

    /// <summary>Claims of one speech.</summary>
    public int Claims { get; init => field = Positive(value, nameof(Claims)); } = Positive(Claims, nameof(Claims));

    /// <summary>Nodes that a debater may read in the whole debate; null for what the setup says.</summary>
    public int? Nodes { get; init => field = value is { } nodes ? Positive(nodes, nameof(Nodes)) : null; } =
        Nodes is { } nodes ? Positive(nodes, nameof(Nodes)) : null;

    /// <summary>What a debater may read under these rules.</summary>
    internal ReadingBudget Limit(ReadingBudget budget) =>
        budget with { Nodes = Math.Min(budget.Nodes, Nodes ?? int.MaxValue) };

    private static int Positive(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, name);
        return value;
    }
}
