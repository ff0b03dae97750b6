using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>Where f is trusted.</summary>
public sealed record TrustRegion(IReadOnlyList<double> Centre, double Radius)
{
    /// <summary>x</summary>
    public double[] Clip(LatentSpace space, IReadOnlyList<double> z) => [.. z];
    /// <summary>x</summary>
    public TrustRegion Grow() => this with { Radius = Math.Min(1, Radius * 1.5) };
    /// <summary>x</summary>
    public TrustRegion Shrink() => this with { Radius = Math.Max(.01, Radius / 2) };
}
