using LearningThePrior.Experiments.Registry;

namespace LearningThePrior.Optimization.Posteriors;

/// <summary>The posteriors over z by name.</summary>
internal static class PosteriorNames
{
    /// <summary>One z.</summary>
    public const string Point = "point";

    /// <summary>What chains came by.</summary>
    public const string Particles = "particles";

    /// <summary>Every background that a search came by.</summary>
    public const string Visited = "visited";

    private static readonly Setting[] Factorised =
    [
        Setting.Whole("samples", 64, "draws over which the rest of z is averaged", most: 10_000),
        Setting.Whole("cells", 32, "cells of a number that the world does not cut", least: 2, most: 1_000),
    ];

    public static IEnumerable<Entry<IPosteriorMethod>> All { get; } =
    [
        new(Point, "is the one z at which the search ended", [], _ => new PointPosterior()),
        new(Particles, "weighs what Metropolis chains from z* came by", [], _ => new ParticlePosterior()),
        new(Visited, "weighs every background that draws and Metropolis chains came by, once however many z say it",
            [Setting.Whole("evaluations", 3_072, "places looked at", most: 10_000_000)], named => new VisitedPosterior(named.Whole("evaluations"))),
        new("smc", "is sequential Monte Carlo by tempering",
            [
                Setting.Whole("count", 200, "particles", most: 100_000),
                Setting.Whole("moves", 3, "Metropolis steps of each particle in a stage", most: 1_000),
            ],
            named => new SequentialMonteCarlo(named.Whole("count"), named.Whole("moves"))),
        new("box", "has an interval for each number and probabilities for each choice, independent of each other",
            Factorised, named => new BoxPosterior(free: false, named.Whole("samples"), named.Whole("cells"))),
        new("factorised", "is as box, but a number has any distribution over its cells",
            Factorised, named => new BoxPosterior(free: true, named.Whole("samples"), named.Whole("cells"))),
    ];
}
