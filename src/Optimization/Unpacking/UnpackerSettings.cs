using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>How Mz is taught.</summary>
public sealed record UnpackerSettings
{
    /// <summary>Books that the human explores. Default: 6,000.</summary>
    [Description("Books that the human explores."), Range(1, 1_000_000)]
    public int Books { get; init; } = 6_000;

    /// <summary>The depth to which books grow, one level a round. Default: 8.</summary>
    [Description("The depth to which books grow, one level a round."), Range(1, 60)]
    public int Depth { get; init; } = 8;

    /// <summary>Rounds after the first that bring new pages, where the human remembers what was said. Default: 2, by which a book of three states is complete; four take 3.</summary>
    [Description("Rounds after the first that bring new pages: 2 for three states, 3 for four."), Range(0, 60)]
    public int DrawingRounds { get; init; } = 2;

    /// <summary>Steps of such a round. Default: 1,500.</summary>
    [Description("Steps of a round that brings new pages."), Range(1, 1_000_000)]
    public int DrawnSteps { get; init; } = 1_500;

    /// <summary>Steps of the other rounds, in which he only copies, and of the first, in which he writes roots. Default: 200.</summary>
    [Description("Steps of the other rounds but the last."), Range(1, 1_000_000)]
    public int CopiedSteps { get; init; } = 200;

    /// <summary>Steps of the last round, in which beta rises. Default: 4,500.</summary>
    [Description("Steps of the last round, in which beta rises."), Range(1, 1_000_000)]
    public int LastSteps { get; init; } = 4_500;

    /// <summary>Steps after the last round that fit the prior of z alone to what is inferred from books. Default: 4,000.</summary>
    [Description("Steps after the last round that fit the prior of z alone to what is inferred from books."), Range(0, 1_000_000)]
    public int PriorSteps { get; init; } = 4_000;

    /// <summary>The share of inference's noise that those steps keep, so that z drawn lie where Mz writes well. Default: .5.</summary>
    [Description("Share of the noise of inference that those steps keep."), Range(0, 1)]
    public double PriorNoise { get; init; } = .5;

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

    /// <summary>The same at the end: it rises geometrically in the last round. Default: .02.</summary>
    [Description("Weight of the divergence of z from its prior, at the end."), Range(0, 100)]
    public double LastBeta { get; init; } = .02;

    /// <summary>Adam's rate. Default: .003.</summary>
    [Description("Rate of learning."), Range(1e-6, 1)]
    public double Rate { get; init; } = .003;

    /// <summary>Steps over which the teacher averages the student's weights. Default: 100.</summary>
    [Description("Steps over which the teacher averages the weights of the student."), Range(1, 100_000)]
    public double Horizon { get; init; } = 100;

    /// <summary>The weight, beside the mean of a page, of the overseer's approval of single unpackings of Mz's own, one for each book of a step. Default: 0, nobody judges.</summary>
    [Description("Weight of an overseer's approval of single unpackings of Mz's own; 0: nobody judges."), Range(0, 100)]
    public double Approval { get; init; }

    /// <summary>Books that the human perturbs when Mz is taught, a page of each: how far their z moves is measured. Default: 0.</summary>
    [Description("Books of which the human draws a page anew when Mz is taught (--perturb)."), Range(0, 100_000)]
    public int Perturbed { get; init; }

    /// <summary>Gradient steps by which z is refined on the pages read. Default: 12.</summary>
    [Description("Gradient steps by which z is refined on the pages read."), Range(0, 1_000)]
    public int Refinements { get; init; } = 12;

    /// <summary>Unseen books, and z drawn, on which it is measured. Default: 1,000.</summary>
    [Description("Unseen books, and z drawn, on which Mz is measured."), Range(2, 1_000_000)]
    public int MeasuredBooks { get; init; } = 1_000;

    /// <summary>The depth to which it is measured, at least that of training. Default: 30.</summary>
    [Description("The depth to which Mz is measured."), Range(1, 1_000)]
    public int MeasuredDepth { get; init; } = 30;
}
