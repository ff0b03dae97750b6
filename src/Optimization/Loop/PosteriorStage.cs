using LearningThePrior.Optimization.Posteriors;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization;

/// <summary>From the loop's z to a posterior over Z, and to z*: the best of what it holds and the loop's z, by the human's own prior where it was asked.</summary>
internal sealed class PosteriorStage(IWorld world, ModelTrainer trainer, LearningSettings settings, IPosteriorMethod method)
{
    private readonly LearnedObjective _objective = trainer.Objective;

    public async Task<Outcome> RunAsync(TrustRegion region, Seed seed, CancellationToken cancellationToken)
    {
        var centre = world.Latents.Round(region.Centre);
        await trainer.AskLogPriorAsync(centre, cancellationToken);
        var fidelity = await trainer.CheckAsync(centre, settings.Checks, double.PositiveInfinity, cancellationToken);
        var problem = new PosteriorProblem
        {
            Space = world.Latents,
            Region = region,
            Start = centre,
            Counts = _objective.Counts,
            Evaluate = _objective.EvaluateParts,
            AskLogPriorAsync = trainer.AskLogPriorAsync,
            AuditAsync = async (z, stop) => Math.Abs(await trainer.AuditAsync(z, stop) ?? 0) > settings.PriorTolerance,
            ContentOf = world.ContentOf,
            Objective = settings.Objective,
            ParticleCount = settings.ParticleCount,
            ExplorationSteps = settings.ExplorationSteps,
        };
        var posterior = await method.FindAsync(problem, seed.CreateRandom(), cancellationToken);
        double[][] places = [.. posterior.Particles.Prepend(centre).DistinctBy(z => string.Join(',', z)).Select(z => z.ToArray())];
        var values = problem.Values(places);
        var best = Array.IndexOf(values, values.Max());
        return new Outcome(places[best], posterior, values[best], fidelity);
    }

    /// <param name="Z">The z of greatest objective.</param>
    /// <param name="Posterior">What Z is believed to be.</param>
    /// <param name="Value">The objective at z.</param>
    /// <param name="Fidelity">Mean KL of f from fresh verdicts at the loop's z, in nats; null where none was decided.</param>
    internal sealed record Outcome(double[] Z, Posterior Posterior, double Value, double? Fidelity);
}
