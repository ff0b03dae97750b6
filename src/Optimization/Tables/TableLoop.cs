using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Optimization.Tables;

/// <summary>
/// The joint loop on a table, whose z has thousands of numbers: ask the human about rows and about columns' priors, learn f's link and Prior's normals from the
/// verdicts by least squares, move z to the posterior that a Kalman filter finds with both as they were learned, and round again near it; then ask once more on
/// rows of D*. The human's beliefs and exact answers never enter.
/// </summary>
/// <param name="settings">Rounds, verdicts a round at most, checks, particles and the last stage's verdicts at most; the rest is the general loop's.</param>
public sealed class TableLoop(LearningSettings settings)
{
    /// <summary>f and Prior of a table by their registered name.</summary>
    public const string Model = "columns";

    /// <summary>Verdicts for each number that f has to learn a class.</summary>
    private const int VerdictsEach = 2;

    /// <summary>Runs the loop on one table.</summary>
    /// <param name="world">The table; its key and its beliefs are not touched.</param>
    /// <param name="elicitation">Answers by debate, and counts.</param>
    /// <param name="seed">The randomness of draws.</param>
    /// <param name="progress">Hears how far it is; null for nobody.</param>
    /// <param name="cancellationToken">Stops between two queries.</param>
    public async Task<LearnedPrior> RunAsync(
        TableWorld world, IElicitation elicitation, Seed seed, IProgress<LearningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(elicitation);
        var structure = world.Structure;
        var (f, prior) = (new ColumnModel(structure), new ColumnPrior(structure));
        var examples = new ExampleSet(1 + structure.ColumnOf.Count, structure.Latents.Space.Dimension, structure.Form.Classes);
        var human = new TableInquirer(world, elicitation, examples, new PriorAnswers());
        var verdicts = VerdictsEach * ((structure.Latents.Columns * structure.Form.Directions.Count) + structure.Form.BaseRates.Count + 5);
        double[][] centre = [.. Enumerable.Range(0, structure.Latents.Periods).Select(_ => new double[structure.Form.States])];
        WalkFit? fit = null;
        double[] z = [];
        var (evaluations, work) = (0L, 0.0);
        double? overrated = null;
        List<RoundReport> rounds = [];
        for (var round = 0; round < settings.Rounds; round++)
        {
            var own = seed.For("round", round);
            await human.AskRowsAsync(centre, Math.Min(verdicts, settings.Verdicts), own.For("rows").CreateRandom(), cancellationToken);
            await human.ComparePriorsAsync(centre, prior.Prior, round == 0, own.For("priors").CreateRandom(), cancellationToken);
            var loss = f.Train(examples, 1, 1, own.CreateRandom());
            var gap = prior.Train(human.Answers, 1, 1, own.CreateRandom());
            fit = WalkFit.Best(f.Link, prior.Prior, world.ByPeriod());
            work += fit.MultiplyAdds;
            evaluations += Pace.OfBaseRate.Count + Pace.OfSlopes.Count - 1;
            centre = [.. Enumerable.Range(0, structure.Latents.Periods).Select(t => fit.At(t).Mean)];
            z = structure.Latents.Encode(centre, fit.Pace);
            overrated = await human.OverratedAsync(prior, z, cancellationToken);
            var divergence = await human.CheckAsync(f, z, settings.Checks, own.For("checks").CreateRandom(), cancellationToken);
            rounds.Add(new(fit.LogEvidence, divergence, settings.Radius, Moved: true));
            progress?.Report(new LearningProgress($"round {round + 1}", round + 1, settings.Rounds, fit.LogEvidence, elicitation.Ledger)
            {
                Measures = new(loss, gap, divergence, overrated),
            });
        }

        var random = seed.For("posterior").CreateRandom();
        var posterior = settings.Particles ? Particles(fit!, structure, random) : Posterior.Point(z);
        await human.AskLastAsync(posterior, Math.Min(verdicts, settings.FinalVerdicts), random, cancellationToken);
        var final = f.Train(examples, 1, 1, random);
        progress?.Report(new LearningProgress("last stage", settings.Rounds, settings.Rounds, fit!.LogEvidence, elicitation.Ledger) { Measures = new(ConditionalLoss: final) });
        var models = new LearnedModels
        {
            Family = world.Family,
            Shape = ModelShape.Of(world, settings.Width),
            Answers = world.Answers,
            FName = Model,
            F = f,
            PriorName = Model,
            Prior = prior,
            Z = z,
            Posterior = posterior,
        };
        return new(models, questions => models.Predict(world, questions), rounds, overrated, rounds[^1].Divergence, fit!.LogEvidence, evaluations) { MultiplyAddsOfFilter = work };
    }

    /// <summary>Says why settings do not suit a table.</summary>
    /// <exception cref="NameException">Another f or Prior is named, or an objective or a way to learn Prior, of which there is one here.</exception>
    public static void Check(LearningSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings is { Shared: false } || (settings.F ?? Model) is not ("" or Model) || (settings.PriorModel ?? Model) is not ("" or Model) || !string.IsNullOrWhiteSpace(settings.FinalF))
        {
            throw new NameException($"world table learns f and Prior column by column ('{Model}'): its z has too many numbers for the others; leave f, final-f and prior-model out.");
        }

        if (settings.Objective != new LearningSettings().Objective || settings.PriorFromRatios)
        {
            throw new NameException("world table finds its posterior by Laplace and a Kalman filter, and its Prior from comparisons whatever is said; leave objective and prior out.");
        }
    }

    private Posterior Particles(WalkFit fit, TableStructure structure, SeededRandom random)
    {
        IReadOnlyList<double>[] drawn =
        [
            .. Enumerable.Range(0, settings.ParticleCount).Select(_ =>
            {
                var path = fit.Draw(structure.Latents.Periods, random);
                return structure.Latents.Encode(path.States, fit.Pace, path.Lost);
            }),
        ];
        return new(drawn, [.. drawn.Select(_ => 1.0 / drawn.Length)]);
    }
}
