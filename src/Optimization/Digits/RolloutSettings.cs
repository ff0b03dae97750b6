using System.Text.Json.Serialization;

namespace LearningThePrior.Optimization.Digits;

/// <summary>How much Monte-Carlo tree search searches; the same for both sides.</summary>
/// <param name="Rollouts">Rollouts a move.</param>
/// <param name="Exploration">PUCT's c.</param>
public sealed record RolloutSettings(int Rollouts = 1_000, double Exploration = .1)
{
    /// <summary>Which of the last moves are searched in full instead of by rollouts.</summary>
    public FullSearch InFull { get; init; }
}

/// <summary>Which of the last moves of a game are searched in full; as a number, how many.</summary>
public enum FullSearch
{
    /// <summary>None: every move of both sides has the same rollouts, as in Irving, Christiano and Amodei (2018).</summary>
    [JsonStringEnumMemberName("none")]
    None = 0,

    /// <summary>The very last: whoever has the last word plays it perfectly, which is harsh on the side that began.</summary>
    [JsonStringEnumMemberName("last")]
    Last = 1,

    /// <summary>The last of each side: both end perfectly.</summary>
    [JsonStringEnumMemberName("each")]
    Each = 2,
}
