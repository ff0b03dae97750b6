using LearningThePrior.Debate;
using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Learning;

/// <summary>The searches over z that <c>--search</c> names.</summary>
internal static class SearchChoice
{
    public static IReadOnlyList<(string Name, Func<LatentSpace, TrustRegion, Seed, ILatentOptimizer> Make)> All { get; } =
    [
        ("gradient", (space, region, seed) => new GradientSearch(space, seed, region: region)),
        ("evolution", (space, region, seed) => new OnePlusOneEvolution(space, seed, region: region)),
        ("cma-es", (space, region, seed) => new CmaEs(space, seed, region: region)),
        ("random", (space, region, seed) => new RandomSearch(space, seed, region: region)),
    ];

    public static Func<LatentSpace, TrustRegion, Seed, ILatentOptimizer> Find(string name) =>
        All.FirstOrDefault(s => s.Name == name).Make
        ?? throw new UserException($"there is no search '{name}'; there are {string.Join(", ", All.Select(s => s.Name))}.");
}
