namespace LearningThePrior.Optimization.Posteriors;

/// <summary>
/// Weighs particles by the chosen objective, and asks the human's prior again for those that matter, since every search favours whatever the learned Prior
/// overrates.
/// </summary>
internal static class ParticleWeighing
{
    /// <summary>The posterior of particles, each with the log of the volume that it stands for.</summary>
    public static async Task<Posterior> WeighAsync(
        PosteriorProblem problem, IReadOnlyList<(double[] Z, double LogVolume)> particles, CancellationToken cancellationToken)
    {
        double[][] places = [.. particles.Select(p => p.Z)];
        var (logPriors, logLikelihoods) = problem.Evaluate(places);
        var volumes = particles.Select(p => p.LogVolume).ToArray();
        double[] counts = [.. problem.Counts];

        // The weight up to which the learned prior is let stand; a fraction of an even weight where there are many.
        var negligible = Math.Min(1e-3, .5 / problem.ParticleCount);
        var known = new bool[places.Length];
        while (Next() is var next and >= 0)
        {
            known[next] = true;
            logPriors[next] = await problem.AskLogPriorAsync(places[next], cancellationToken) ?? logPriors[next];
        }

        var weights = Weigh(problem.Objective);
        var order = Enumerable.Range(0, places.Length).OrderByDescending(i => weights[i]).ThenBy(i => i).ToArray();
        return new Posterior([.. order.Select(i => places[i])], [.. order.Select(i => weights[i])]);

        int Next()
        {
            var bayes = Weigh(LatentObjective.Elbo);
            return Enumerable.Range(0, places.Length).FirstOrDefault(i => bayes[i] > negligible && !known[i], -1);
        }

        double[] Weigh(LatentObjective objective) =>
            PosteriorWeights.Solve(objective, [.. logPriors.Zip(volumes, (p, v) => p + v)], logLikelihoods, counts);
    }
}
