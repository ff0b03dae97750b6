using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization;

/// <summary>
/// From the loop's z to a posterior over Z: explores around z, weighs the particles by the chosen objective, and asks the
/// human's prior again for those that matter, since the search favours whatever the learned Prior overrates.
/// </summary>
internal sealed class PosteriorStage(IWorld world, ModelTrainer trainer, LearningSettings settings)
{
    /// <summary>The weight up to which the learned prior is let stand; a fraction of an even weight where there are many.</summary>
    private double Negligible => Math.Min(1e-3, .5 / settings.ParticleCount);

    private readonly LearnedObjective _objective = trainer.Objective;

    public async Task<Outcome> RunAsync(TrustRegion region, Seed seed, CancellationToken cancellationToken)
    {
        double[] centre = [.. world.Latents.Round(region.Centre)];
        await trainer.AskLogPriorAsync(centre, cancellationToken);
        var fidelity = await trainer.CheckAsync(centre, settings.Checks, cancellationToken);
        var value = _objective.Evaluate([centre], withGradient: false)[0].Value;
        if (!settings.Particles)
        {
            return new Outcome(centre, Posterior.Point(centre), value, fidelity);
        }

        var exploration = new Exploration(
            world.Latents, region, z => [.. _objective.Evaluate(z, withGradient: false).Select(e => e.Value)], seed.CreateRandom());
        var particles = exploration.Run(centre, settings.ExplorationSteps, settings.ParticleCount);
        double[][] places = [.. particles.Select(p => p.Z)];
        var logLikelihoods = _objective.LogLikelihoods(places);
        var logPriors = _objective.LogPriors(places);
        var volumes = particles.Select(p => p.LogVolume).ToArray();
        await AskAgainAsync(places, logPriors, volumes, logLikelihoods, cancellationToken);
        var weights = Weigh(logPriors, volumes, logLikelihoods);
        var order = Enumerable.Range(0, places.Length).OrderByDescending(i => weights[i]).ThenBy(i => i).ToArray();
        var posterior = new Posterior([.. order.Select(i => places[i])], [.. order.Select(i => weights[i])]);
        double Value(int i) => logPriors[i] + logLikelihoods[i].Zip(_objective.Counts, (l, n) => l * n).Sum();
        var best = Enumerable.Range(0, places.Length).MaxBy(Value);
        return new Outcome(places[best], posterior, Value(best), fidelity);
    }

    /// <summary>Replaces learned log priors by the human's own wherever a particle's weight under Bayes is not negligible.</summary>
    private async Task AskAgainAsync(
        double[][] places, double[] logPriors, double[] volumes, double[][] logLikelihoods, CancellationToken cancellationToken)
    {
        var known = new bool[places.Length];
        while (true)
        {
            var weights = PosteriorWeights.Solve(LatentObjective.Elbo, Add(logPriors, volumes), logLikelihoods, _objective.Counts);
            var next = Enumerable.Range(0, places.Length).FirstOrDefault(i => weights[i] > Negligible && !known[i], -1);
            if (next < 0)
            {
                return;
            }

            known[next] = true;
            logPriors[next] = await trainer.AskLogPriorAsync(places[next], cancellationToken) ?? logPriors[next];
        }
    }

    private static double[] Add(double[] left, double[] right) => [.. left.Zip(right, (a, b) => a + b)];

    private double[] Weigh(double[] logPriors, double[] volumes, double[][] logLikelihoods) =>
        PosteriorWeights.Solve(settings.Objective, Add(logPriors, volumes), logLikelihoods, _objective.Counts);

    /// <param name="Z">The particle of greatest objective.</param>
    /// <param name="Posterior">All of them.</param>
    /// <param name="Value">The objective at z.</param>
    /// <param name="Fidelity">Mean KL of f from fresh verdicts at the loop's z, in nats; null where none was decided.</param>
    internal sealed record Outcome(double[] Z, Posterior Posterior, double Value, double? Fidelity);
}
