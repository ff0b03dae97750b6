using LearningThePrior.Probability;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>How debaters play.</summary>
public enum DigitPlay
{
    /// <summary>Minimax over sets: for 8 x 8, and for 4 pixels of 28 x 28.</summary>
    Exact,

    /// <summary>Monte-Carlo tree search.</summary>
    Mcts,

    /// <summary>What both sides learned by self-play; the last two moves by asking the judge.</summary>
    Trained,
}

/// <summary>What a study of digits does.</summary>
/// <param name="Pixels">How many pixels are revealed in all: 2, 4 or 6.</param>
/// <param name="Play">How both sides play.</param>
/// <param name="Images">How many pictures are debated.</param>
/// <param name="Judge">How the judge is trained.</param>
/// <param name="Seed">Draws everything.</param>
public sealed record DigitPlan(int Pixels, DigitPlay Play, int Images, JudgeSettings Judge, Seed Seed)
{
    /// <summary>Monte-Carlo tree search, where it is played.</summary>
    public RolloutSettings Search { get; init; } = new();

    /// <summary>Self-play, where it is used.</summary>
    public DebaterSettings Debaters { get; init; } = new();
}
