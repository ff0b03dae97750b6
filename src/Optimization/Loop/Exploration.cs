using LearningThePrior.Optimization.Posteriors;
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
    private const double IntervalStep = .15;

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

    private double[] Propose(double[] z) => Perturbation.Of(space, region, z, random, _ => IntervalStep);

    private static IEnumerable<T> Thin<T>(List<T> all, int keep)
    {
        var count = Math.Min(keep, all.Count);
        return Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Count / count)]);
    }

    private static string Name(double[] z) => string.Join(',', z);
}
