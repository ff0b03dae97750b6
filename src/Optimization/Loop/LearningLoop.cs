using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization;

/// <summary>
/// The joint loop of "Learning the prior": ask the human about Z by debate, train f and Prior on the answers, move z to
/// where log Prior(z) + sum over D of log f(y|x,z) is greatest, and round again with f trained where z now is; then ask
/// once more at z* on x from D*. Exact answers never enter.
/// </summary>
/// <param name="settings">How much to ask, train and search.</param>
/// <param name="optimizer">Makes the search over z of one round.</param>
public sealed class LearningLoop(
    LearningSettings settings,
    Func<IWorld, TrustRegion, Seed, ILatentOptimizer> optimizer)
{
    /// <summary>The models of f and Prior and the posteriors by name, of which the settings name one each.</summary>
    public NameRegistry Names { get; init; } = LearningNames.Default;

    /// <summary>Runs the loop on one world.</summary>
    /// <param name="world">The world; its key is not touched.</param>
    /// <param name="elicitation">Answers by debate, and counts.</param>
    /// <param name="seed">The randomness of draws, weights and searches.</param>
    /// <param name="progress">Hears how far it is; null for nobody.</param>
    /// <param name="cancellationToken">Stops between two queries or steps of the search.</param>
    public async Task<LearnedPrior> RunAsync(
        IWorld world, IElicitation elicitation, Seed seed, IProgress<LearningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(elicitation);
        if (world.Sets.Count < 2 || world.Observed.Count == 0)
        {
            throw new ArgumentException("Learning needs a D that is not empty, and at least one set of questions for D*.", nameof(world));
        }

        var named = NamedModels.Of(world, settings, Names);
        var trainer = new ModelTrainer(world, elicitation, settings, named, seed);
        var region = new TrustRegion(trainer.FirstZ, settings.Radius);
        List<RoundReport> rounds = [];
        double? overrated = null;
        for (var round = 0; round < settings.Rounds; round++)
        {
            var conditionalLoss = await trainer.TrainConditionalAsync(region, settings.Verdicts, cancellationToken);
            var priorLoss = await trainer.TrainPriorAsync(region, settings.PriorQueries, cancellationToken);
            (var found, overrated) = await SearchAsync(world, region, trainer, seed.For("search", round), cancellationToken);
            var divergence = await trainer.CheckAsync([.. found.Z], settings.Checks, round > 0 ? settings.Tolerance : double.PositiveInfinity, cancellationToken);
            List<double> refused = [];
            while (round > 0 && divergence > settings.Tolerance && refused.Count < settings.RetriesOrDefault)
            {
                refused.Add(divergence.Value);
                var near = new TrustRegion(found.Z, region.Radius / 4);
                conditionalLoss = await trainer.TrainConditionalAsync(near, settings.Verdicts / 3, cancellationToken);
                (found, overrated) = await SearchAsync(world, near with { Radius = region.Radius }, trainer, seed.For("search", round).For("refused", refused.Count), cancellationToken);
                divergence = await trainer.CheckAsync([.. found.Z], settings.Checks, settings.Tolerance, cancellationToken);
            }

            region = Next(region, found, divergence, round == 0, trainer);
            rounds.Add(new RoundReport(found.Value, divergence, region.Radius, region.Centre == found.Z) { Refused = refused });
            progress?.Report(new LearningProgress("learning", round + 1, settings.Rounds, found.Value, elicitation.Ledger)
            {
                Measures = new(conditionalLoss, priorLoss, divergence, overrated, region.Radius),
            });
        }

        var posterior = await new PosteriorStage(world, trainer, settings, Names.Posteriors.Make(settings.PosteriorOrDefault))
            .RunAsync(region, seed.For("posterior"), cancellationToken);
        var lastStage = new LearningProgress("last stage", settings.Rounds, settings.Rounds, posterior.Value, elicitation.Ledger);
        progress?.Report(lastStage with { Measures = new(Divergence: posterior.Fidelity) });
        var final = NamedModels.OfFinal(world, settings, Names);
        var finalLoss = final is null
            ? await trainer.TrainFinalAsync(posterior.Posterior, settings.FinalVerdicts, cancellationToken)
            : await trainer.TrainOwnFinalAsync(final.F(seed.For("final f").CreateRandom()), posterior.Posterior, cancellationToken);
        progress?.Report(lastStage with { Measures = new(ConditionalLoss: finalLoss) });
        var models = new LearnedModels
        {
            Family = world.Family,
            Shape = named.Shape,
            Answers = world.Observed[0].Question.Answers,
            FName = (final ?? named).FName,
            F = trainer.F,
            PriorName = named.PriorName,
            Prior = trainer.Prior,
            Z = posterior.Z,
            Posterior = posterior.Posterior,
        };
        return new LearnedPrior(
            models,
            questions => models.Predict(world, questions),
            rounds,
            overrated,
            posterior.Fidelity,
            posterior.Value,
            trainer.Objective.Evaluations);
    }

    /// <summary>
    /// Searches, asks the prior again at what was found, and searches anew where it was overrated; the best of all, by the
    /// human's own prior where it was asked, is what was found.
    /// </summary>
    private async Task<(Candidate Found, double? Overrated)> SearchAsync(
        IWorld world, TrustRegion region, ModelTrainer trainer, Seed seed, CancellationToken cancellationToken)
    {
        List<(double[] Z, double? Overrated)> ends = [];
        do
        {
            var found = Search(world, region, trainer.Objective, seed.For("again", ends.Count), cancellationToken);
            var z = world.Latents.Round(found.Z);
            ends.Add((z, await trainer.AuditAsync(z, cancellationToken)));
        }
        while (ends[^1].Overrated > settings.PriorTolerance && ends.Count < settings.Searches);

        var values = trainer.Objective.Evaluate([.. ends.Select(e => e.Z)], withGradient: false);
        var best = Enumerable.Range(0, ends.Count).MaxBy(i => values[i].Value);
        return (new Candidate(ends[best].Z, values[best].Value), ends[best].Overrated);
    }

    private Candidate Search(
        IWorld world, TrustRegion region, LearnedObjective objective, Seed seed, CancellationToken cancellationToken)
    {
        var search = optimizer(world, region, seed);
        for (var spent = 0; spent < settings.Evaluations;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var asked = search.Ask();
            search.Tell(objective.Evaluate(asked, search.NeedsGradient));
            spent += asked.Count;
        }

        return search.Best!;
    }

    /// <summary>
    /// Moves to a z where f proved right, and trusts it further out where it was very right; moves and draws in where the objective rises by more
    /// than the size of D times f's divergence there, a rough measure of what f's errors may be worth; else stays and draws in.
    /// </summary>
    private TrustRegion Next(TrustRegion region, Candidate found, double? divergence, bool first, ModelTrainer trainer)
    {
        var moved = region with { Centre = found.Z };
        double Gain() => found.Value - trainer.Objective.Evaluate([[.. region.Centre]], withGradient: false)[0].Value;
        return divergence <= settings.Tolerance / 4 ? moved.Grow()
            : divergence <= settings.Tolerance || first ? moved
            : Gain() > divergence * trainer.Objective.Counts.Sum() ? moved.Shrink()
            : region.Shrink();
    }
}
