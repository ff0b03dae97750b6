using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Posteriors;

/// <summary>
/// Sequential Monte Carlo over z (Del Moral, Doucet and Jasra 2006): particles drawn evenly from the region are led to exp(objective) by tempering. Each stage goes
/// as far as leaves an effective sample size of half of them, resamples systematically, and moves each by Metropolis steps that perturb a block or two, or one time
/// in ten draw z afresh.
/// </summary>
/// <param name="count">Particles.</param>
/// <param name="moves">Metropolis steps of each particle in a stage.</param>
public sealed class SequentialMonteCarlo(int count = 200, int moves = 3) : IPosteriorMethod
{
    private const double Fresh = .1;
    private const int MostStages = 200;

    /// <inheritdoc/>
    public bool UsesObjective => true;

    /// <inheritdoc/>
    public bool IsGlobal => true;

    /// <inheritdoc/>
    public Task<Posterior> FindAsync(PosteriorProblem problem, SeededRandom random, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(random);
        var particles = Enumerable.Range(0, count).Select(_ => problem.Space.Round(problem.Region.Draw(problem.Space, random))).ToArray();
        var values = problem.Values(particles);
        var temperature = 0.0;
        for (var stage = 0; temperature < 1 && stage < MostStages; stage++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = stage == MostStages - 1 ? 1 : Tempering.Next(values, temperature);
            int[] kept = [.. Tempering.Resample(Tempering.Weights(values, next - temperature), random)];
            (particles, values, temperature) = ([.. kept.Select(i => particles[i])], [.. kept.Select(i => values[i])], next);
            for (var move = 0; move < moves; move++)
            {
                Move(problem, particles, values, temperature, random);
            }
        }

        // Each stands for its share of the particles, at whatever density the objective has there.
        var distinct = particles.Zip(values).GroupBy(p => string.Join(',', p.First))
            .Select(g => (Z: g.First().First, LogVolume: Math.Log(g.Count() / (double)count) - g.First().Second));
        return ParticleWeighing.WeighAsync(problem with { ParticleCount = count }, [.. distinct], cancellationToken);
    }

    private static void Move(PosteriorProblem problem, double[][] particles, double[] values, double temperature, SeededRandom random)
    {
        var spreads = Spreads(problem.Space, particles);
        var proposals = Array.ConvertAll(particles, z => random.NextBool(Fresh)
            ? problem.Space.Round(problem.Region.Draw(problem.Space, random))
            : Perturbation.Of(problem.Space, problem.Region, z, random, at => spreads[at]));
        var proposed = problem.Values(proposals);
        for (var i = 0; i < particles.Length; i++)
        {
            if (Tempering.IsTaken(values[i], proposed[i], temperature, random))
            {
                (particles[i], values[i]) = (proposals[i], proposed[i]);
            }
        }
    }

    /// <summary>Of each number, the particles' standard deviation: how far a step should go.</summary>
    private static double[] Spreads(LatentSpace space, double[][] particles)
    {
        const double Least = 1e-3;
        var spreads = new double[space.Dimension];
        for (var i = 0; i < spreads.Length; i++)
        {
            var mean = particles.Average(z => z[i]);
            spreads[i] = Math.Max(Least, Math.Sqrt(particles.Average(z => (z[i] - mean) * (z[i] - mean))));
        }

        return spreads;
    }
}
