using LearningThePrior.Analysis.Plots;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Unpacking;

namespace LearningThePrior.Cli.Unpacking;

/// <summary>The latent of a learned Mz as a picture: z of its prior, coloured by how plausible the human finds the book of each.</summary>
internal static class LatentPicture
{
    private const int Drawn = 1_000;

    public static string Of(LearnedUnpacker learned, string world, int depth) => new ScatterPlot(
        $"The latent of Mz of {world}",
        "first main component of z",
        "second main component of z",
        "log Prior of the book of z",
        [.. LatentMap.Of(learned, Drawn, depth, new(1)).Select(p => new ScatterPoint(p.X, p.Y, double.IsFinite(p.LogPrior) ? p.LogPrior : null))]).ToSvg();
}
