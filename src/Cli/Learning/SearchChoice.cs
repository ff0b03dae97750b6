using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Learning;

/// <summary>The searches over z that <c>--search</c> names.</summary>
internal static class SearchChoice
{
    public static IReadOnlyList<(string Name, Func<IWorld, TrustRegion, Seed, ILatentOptimizer> Make)> All { get; } =
    [
        ("gradient", (world, region, seed) => new GradientSearch(world.Latents, seed, propose: world.Propose, region: region)),
        ("evolution", (world, region, seed) => new OnePlusOneEvolution(world.Latents, seed, propose: world.Propose, region: region)),
        ("cma-es", (world, region, seed) => new CmaEs(world.Latents, seed, propose: world.Propose, region: region)),
        ("random", (world, region, seed) => new RandomSearch(world.Latents, seed, propose: world.Propose, region: region)),
    ];

    public static Func<IWorld, TrustRegion, Seed, ILatentOptimizer> Find(string name) =>
        All.FirstOrDefault(s => s.Name == name).Make
        ?? throw new UserException($"there is no search '{name}'; there are {string.Join(", ", All.Select(s => s.Name))}.");
}
