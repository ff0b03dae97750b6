using LearningThePrior.Debate;

namespace LearningThePrior.Judges;

/// <summary>What a judge believes after its checks, and why, in one plain sentence.</summary>
internal sealed record Belief(IReadOnlyList<Claim> Claims, string Reason);
