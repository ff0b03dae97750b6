using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Posteriors;

/// <summary>How the loop perturbs a z ("sampling perturbations to the current value of Z"), symmetrically, as Metropolis steps need it.</summary>
internal static class Perturbation
{
    private const int MostSteps = 3;

    /// <summary>Changes one block, or sometimes two: a smaller step than a fresh draw, so that good parts are kept.</summary>
    /// <param name="space">The space of z.</param>
    /// <param name="region">Where z must stay.</param>
    /// <param name="z">A rounded z of the region.</param>
    /// <param name="random">All randomness.</param>
    /// <param name="step">The standard deviation of a number's step, by its place in z; a number cut into steps moves by one to three of them.</param>
    /// <returns>A rounded z; the same one where the change would leave the region.</returns>
    public static double[] Of(LatentSpace space, TrustRegion region, double[] z, SeededRandom random, Func<int, double> step)
    {
        double[] next = [.. z];
        var changes = random.NextBool(.3) ? 2 : 1;
        for (var i = 0; i < changes; i++)
        {
            var block = random.NextInt(space.Blocks.Count);
            if (space.Blocks[block] is ChoiceBlock choice)
            {
                space.SetOption(next, block, random.NextInt(choice.Options));
                continue;
            }

            var at = space.Offset(block);
            var move = space.Blocks[block] is IntervalBlock { Steps: > 0 and var steps }
                ? (random.NextBool(.5) ? 1 : -1) * (1.0 + random.NextInt(MostSteps)) / steps
                : step(at) * random.NextGaussian();
            next[at] = Reflect(region, next[at] + move, at);
        }

        // Reflecting and staying keep the proposal symmetric; clipping would heap mass on the faces.
        next = space.Round(next);
        return region.Contains(space, next) ? next : z;
    }

    private static double Reflect(TrustRegion region, double value, int at)
    {
        var low = region.Radius >= 1 ? 0 : Math.Max(0, region.Centre[at] - region.Radius);
        var width = (region.Radius >= 1 ? 1 : Math.Min(1, region.Centre[at] + region.Radius)) - low;
        var folded = Math.Abs(value - low) % (2 * width);
        return low + (folded <= width ? folded : (2 * width) - folded);
    }
}
