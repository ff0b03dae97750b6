using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization;

/// <summary>
/// Explores backgrounds by perturbing the current ones: parallel Metropolis chains on the learned objective ("sampling
/// perturbations to the current value of Z").
/// </summary>
internal sealed class Exploration(LatentSpace space, TrustRegion region, Func<IReadOnlyList<double[]>, double[]> values, SeededRandom random)
{
    private const int Chains = 32;

    /// <summary>Runs the chains from a start and gathers particles.</summary>
    /// <param name="start">A rounded z.</param>
    /// <param name="steps">Steps of each chain.</param>
    /// <param name="keep">How many particles to keep at most.</param>
    /// <returns>
    /// Particles with the log of the volume that each stands for: where z is discrete every distinct z that was evaluated
    /// stands for itself; otherwise the chains' later states, each for as much as its own rarity makes up for.
    /// </returns>
    public IReadOnlyList<(double[] Z, double LogVolume)> Run(double[] start, int steps, int keep)
    {
        var states = Enumerable.Range(0, Chains).Select(_ => start).ToArray();
        var current = values(states);
        Dictionary<string, (double[] Z, double Value)> seen = new() { [Name(start)] = (start, current[0]) };
        var visits = Enumerable.Range(0, Chains).Select(_ => new List<(double[] Z, double Value)>()).ToArray();
        for (var step = 0; step < steps; step++)
        {
            var proposals = Array.ConvertAll(states, Propose);
            var proposed = values(proposals);
            for (var c = 0; c < Chains; c++)
            {
                seen.TryAdd(Name(proposals[c]), (proposals[c], proposed[c]));
                if (Math.Log(1 - random.NextDouble()) < proposed[c] - current[c])
                {
                    (states[c], current[c]) = (proposals[c], proposed[c]);
                }

                if (step >= steps / 4)
                {
                    visits[c].Add((states[c], current[c]));
                }
            }
        }

        return space.IsDiscrete
            ? [.. seen.Values.OrderByDescending(s => s.Value).Take(keep).Select(s => (s.Z, 0.0))]
            : [.. Thin([.. visits.SelectMany(v => v)], keep).Select(v => (v.Z, -v.Value))];
    }

    /// <summary>Changes one block, or sometimes two: a smaller step than a fresh draw, so that good parts are kept.</summary>
    private double[] Propose(double[] z)
    {
        const double IntervalStep = .15;
        double[] next = [.. z];
        var changes = random.NextBool(.3) ? 2 : 1;
        for (var i = 0; i < changes; i++)
        {
            var block = random.NextInt(space.Blocks.Count);
            if (space.Blocks[block] is ChoiceBlock choice)
            {
                space.SetOption(next, block, random.NextInt(choice.Options));
            }
            else
            {
                var at = space.Offset(block);
                next[at] = Reflect(next[at] + (IntervalStep * random.NextGaussian()), at);
            }
        }

        // Reflecting and staying keep the proposal symmetric, as Metropolis needs; clipping would heap mass on the faces.
        return region.Contains(space, next) ? next : z;
    }

    private double Reflect(double value, int at)
    {
        var low = region.Radius >= 1 ? 0 : Math.Max(0, region.Centre[at] - region.Radius);
        var width = (region.Radius >= 1 ? 1 : Math.Min(1, region.Centre[at] + region.Radius)) - low;
        var folded = Math.Abs(value - low) % (2 * width);
        return low + (folded <= width ? folded : (2 * width) - folded);
    }

    private static IEnumerable<T> Thin<T>(List<T> all, int keep)
    {
        var count = Math.Min(keep, all.Count);
        return Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Count / count)]);
    }

    private static string Name(double[] z) => string.Join(',', z);
}
