using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Posteriors;

/// <summary>
/// Z is every background that a search came by, each counted once however many z say it, weighed by the objective. For a z without finitely many values whose tree has:
/// no single z is the posterior, and how much room a tree has among the z says nothing of it that the human's prior does not say.
/// </summary>
/// <remarks>Half of the places are drawn evenly from the region, half by Metropolis chains from z* and from the best of those draws.</remarks>
/// <param name="evaluations">Places at which the objective is looked at.</param>
public sealed class VisitedPosterior(int evaluations = 3_072) : IPosteriorMethod
{
    private const int Chains = 64;
    private const double Step = .15;

    /// <inheritdoc/>
    public bool UsesObjective => true;

    /// <inheritdoc/>
    public bool IsGlobal => true;

    /// <inheritdoc/>
    public Task<Posterior> FindAsync(PosteriorProblem problem, SeededRandom random, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(random);
        var visited = new Dictionary<string, (double[] Z, double Value)>(StringComparer.Ordinal);
        List<(double[] Z, double Value)> drawn = [];
        double[] Visit(double[][] places)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var values = problem.Values(places);
            for (var i = 0; i < places.Length; i++)
            {
                visited.TryAdd(problem.ContentOf(places[i]), (places[i], values[i]));
            }

            return values;
        }

        Visit([problem.Start]);
        for (var left = evaluations / 2; left > 0; left -= Chains)
        {
            double[][] places = [.. Enumerable.Range(0, Math.Min(Chains, left)).Select(_ => problem.Space.Round(problem.Region.Draw(problem.Space, random)))];
            drawn.AddRange(places.Zip(Visit(places)));
        }

        double[][] states = [problem.Start, .. drawn.OrderByDescending(d => d.Value).Take(Chains - 1).Select(d => d.Z)];
        var current = problem.Values(states);
        for (var left = evaluations - drawn.Count - states.Length; left > 0; left -= states.Length)
        {
            var proposals = Array.ConvertAll(states, z => Perturbation.Of(problem.Space, problem.Region, z, random, _ => Step));
            var proposed = Visit(proposals);
            for (var c = 0; c < states.Length; c++)
            {
                if (Math.Log(1 - random.NextDouble()) < proposed[c] - current[c])
                {
                    (states[c], current[c]) = (proposals[c], proposed[c]);
                }
            }
        }

        return ParticleWeighing.WeighAsync(
            problem, [.. visited.Values.OrderByDescending(v => v.Value).Take(problem.ParticleCount).Select(v => (v.Z, 0.0))], cancellationToken);
    }
}
