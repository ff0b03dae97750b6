using LearningThePrior.Optimization.Search;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Posteriors;

/// <summary>What a posterior over z is found from: D as f and Prior read it, and where they are trusted.</summary>
public sealed record PosteriorProblem
{
    /// <summary>The space of z.</summary>
    public required LatentSpace Space { get; init; }

    /// <summary>Where f and Prior are trusted.</summary>
    public required TrustRegion Region { get; init; }

    /// <summary>The rounded z from which to start.</summary>
    public required double[] Start { get; init; }

    /// <summary>How often each distinct (x, y) of D occurs: [N].</summary>
    public required IReadOnlyList<double> Counts { get; init; }

    /// <summary>log Prior of each z in nats, and log f(y|x,z) of each distinct (x, y): [B] and [B][N]. Counts as B evaluations.</summary>
    public required Func<IReadOnlyList<double[]>, (double[] LogPriors, double[][] LogLikelihoods)> Evaluate { get; init; }

    /// <summary>The human's own log Prior of one z, on the scale of the learned one, asked once; null where there was no answer.</summary>
    public required Func<double[], CancellationToken, Task<double?>> AskLogPriorAsync { get; init; }

    /// <summary>As <see cref="AskLogPriorAsync"/>; Prior then learns from the answer where it was off. Says whether it was.</summary>
    public required Func<double[], CancellationToken, Task<bool>> AuditAsync { get; init; }

    /// <summary>Text that two z share just where their trees say the same; by default what a rounded z's numbers are.</summary>
    public Func<IReadOnlyList<double>, string> ContentOf { get; init; } = z => string.Join(',', z);

    /// <summary>What the posterior maximises.</summary>
    public LatentObjective Objective { get; init; } = LatentObjective.Elbo;

    /// <summary>Particles at most.</summary>
    public int ParticleCount { get; init; } = 400;

    /// <summary>Steps of each chain that explores.</summary>
    public int ExplorationSteps { get; init; } = 200;

    /// <summary>log Prior(z) + sum over D of log f(y|x,z) of each z, in nats.</summary>
    public double[] Values(IReadOnlyList<double[]> places)
    {
        var (logPriors, logLikelihoods) = Evaluate(places);
        return [.. logPriors.Zip(logLikelihoods, (prior, logs) => prior + Sum(logs))];
    }

    /// <summary>sum over D of the log likelihoods of distinct examples.</summary>
    internal double Sum(double[] logLikelihoods)
    {
        var sum = 0.0;
        for (var i = 0; i < logLikelihoods.Length; i++)
        {
            sum += logLikelihoods[i] * Counts[i];
        }

        return sum;
    }
}
