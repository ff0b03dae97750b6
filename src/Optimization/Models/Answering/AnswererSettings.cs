using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>How the networks of amplification look and learn.</summary>
public sealed record AnswererSettings
{
    /// <summary>Width of every vector, a multiple of the heads. Default: 64, some 100,000 numbers in all.</summary>
    [Description("Width of the networks."), Range(4, 1_024)]
    public int Width { get; init; } = 64;

    /// <summary>Heads of attention.</summary>
    [Description("Heads of attention."), Range(1, 64)]
    public int Heads { get; init; } = 4;

    /// <summary>Adam's rate.</summary>
    [Description("Adam's rate."), Range(1e-6, 1)]
    public double Rate { get; init; } = 2e-3;

    /// <summary>Steps over which the rate rises from 0.</summary>
    [Description("Steps over which the rate rises."), Range(0, 100_000)]
    public int WarmUp { get; init; } = 100;

    /// <summary>The longest horizon of the moving average, in steps; early on it is a quarter of the steps so far.</summary>
    [Description("The longest horizon of the teacher, in steps."), Range(1, 100_000)]
    public double Horizon { get; init; } = 100;
}
