using LearningThePrior.Debate;

namespace LearningThePrior.Judges;

/// <summary>What a judge believes after its checks, and why, in one plain sentence.</summary>
/// <param name="Claims">The claims believed; null where what is contested could not be settled.</param>
/// <param name="Reason">Why.</param>
internal sealed record Belief(IReadOnlyList<Claim>? Claims, string Reason)
{
    /// <summary>How far they are believed.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The claims believed in so far as these are not.</summary>
    public IReadOnlyList<Claim> Otherwise { get; init; } = [];
}
