using LearningThePrior.Optimization.Torch;
using MathNet.Numerics.Distributions;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>
/// Between the loop's z, whose numbers run from 0 to 1, and the base space of a learned prior, where they are standard normal: each number is the share of the prior
/// that lies below it, so that drawing z evenly draws from the prior.
/// </summary>
internal static class BaseSpace
{
    // Beyond 4.75 standard deviations lies a millionth of the prior.
    private const double Edge = 1e-6;

    /// <summary>[U] from 0 to 1 -> [U] in the base space.</summary>
    public static double[] At(IReadOnlyList<double> z) => [.. z.Select(v => Normal.InvCDF(0, 1, Math.Clamp(v, Edge, 1 - Edge)))];

    /// <summary>[U] in the base space -> [U] from 0 to 1.</summary>
    public static double[] Back(IReadOnlyList<double> u) => [.. u.Select(v => Normal.CDF(0, 1, v))];

    /// <summary>[B, U] from 0 to 1 -> [B, U] in the base space, differentiable.</summary>
    public static Tensor Of(Tensor z) =>
        z.clamp(Edge, 1 - Edge).Times(2).Plus(-1).erfinv().Times(Math.Sqrt(2));

    /// <summary>How fast the base space's number changes with z's at u: the inverse of the normal density.</summary>
    public static double Slope(double u) => 1 / Normal.PDF(0, 1, Math.Clamp(u, -4.75, 4.75));
}
