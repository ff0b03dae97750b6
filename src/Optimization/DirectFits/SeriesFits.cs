using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using MathNet.Numerics.Distributions;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>What direct fits of a curve share.</summary>
internal static class SeriesFits
{
    public static ISeriesWorld Require(IWorld world) =>
        world as ISeriesWorld ?? throw new ArgumentException("This fit needs a world that asks for a number at a time.", nameof(world));

    /// <summary>The probabilities that a normal number falls between edges.</summary>
    public static Credences Cut(double mean, double deviation, IReadOnlyList<double> edges)
    {
        double[] below = [0, .. edges.Select(e => Normal.CDF(mean, deviation, e)), 1];
        return Credences.Normalise([.. below.Skip(1).Zip(below, (right, left) => Math.Max(0, right - left))]);
    }
}
