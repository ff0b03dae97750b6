using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>Makes the search over a world's z.</summary>
/// <param name="world">The world.</param>
/// <param name="region">Where the search may go.</param>
/// <param name="seed">Its randomness.</param>
public delegate ILatentOptimizer SearchFactory(IWorld world, TrustRegion region, Seed seed);
