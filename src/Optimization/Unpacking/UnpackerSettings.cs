using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>How Mz is taught.</summary>
public sealed record UnpackerSettings
{
    /// <summary>Books that the human explores. Default: 8,000.</summary>
    [Description("Books that the human explores."), Range(1, 1_000_000)]
    public int Books { get; init; } = 8_000;

    /// <summary>The depth to which books grow, one level a round. Default: 8.</summary>
    [Description("The depth to which books grow, one level a round."), Range(1, 60)]
    public int Depth { get; init; } = 8;

    /// <summary>Steps of a round in which the human drew more than a few new pages. Default: 2,000.</summary>
    [Description("Steps of a round in which the human drew new pages."), Range(1, 1_000_000)]
    public int DrawnSteps { get; init; } = 1_500;

    /// <summary>Steps of a round in which he only copied, and of the first, in which he writes roots. Default: 300.</summary>
    [Description("Steps of a round in which the human only copied, and of the first."), Range(1, 1_000_000)]
    public int CopiedSteps { get; init; } = 300;

    /// <summary>Steps of the last round, in which beta rises. Default: 3,000.</summary>
    [Description("Steps of the last round, in which beta rises."), Range(1, 1_000_000)]
    public int LastSteps { get; init; } = 3_000;

    /// <summary>Books of a gradient step. Default: 256.</summary>
    [Description("Books of a gradient step."), Range(1, 100_000)]
    public int Batch { get; init; } = 256;

    /// <summary>Pages of a book from which z is inferred, the root among them. Default: 24.</summary>
    [Description("Pages of a book from which z is inferred, the root among them."), Range(1, 10_000)]
    public int PagesRead { get; init; } = 24;

    /// <summary>Pages of a book, at random addresses, that a step trains. Default: 8.</summary>
    [Description("Pages of a book, at random addresses, that a step trains."), Range(1, 10_000)]
    public int PagesWritten { get; init; } = 8;

    /// <summary>The weight of the divergence of z from its prior at first, beside the mean of a page. Default: .005.</summary>
    [Description("Weight of the divergence of z from its prior, at first."), Range(0, 100)]
    public double FirstBeta { get; init; } = .005;

    /// <summary>The same at the end: it rises geometrically in the last round. Default: .1.</summary>
    [Description("Weight of the divergence of z from its prior, at the end."), Range(0, 100)]
    public double LastBeta { get; init; } = .1;

    /// <summary>Adam's rate. Default: .003.</summary>
    [Description("Rate of learning."), Range(1e-6, 1)]
    public double Rate { get; init; } = .003;

    /// <summary>Steps over which the teacher averages the student's weights. Default: 100.</summary>
    [Description("Steps over which the teacher averages the weights of the student."), Range(1, 100_000)]
    public double Horizon { get; init; } = 100;

    /// <summary>Gradient steps by which z is refined on the pages read. Default: 12.</summary>
    [Description("Gradient steps by which z is refined on the pages read."), Range(0, 1_000)]
    public int Refinements { get; init; } = 12;
}
