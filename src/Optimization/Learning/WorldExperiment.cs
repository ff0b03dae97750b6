using System.Globalization;
using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.DirectFits;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Optimization.Tables;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Optimization.Learning;

/// <summary>The whole of "Learning the prior" on one world: learn by debate, fit directly, score both against exact Bayes.</summary>
/// <param name="family">Where worlds come from.</param>
/// <param name="settings">How the loop learns.</param>
/// <param name="protocol">The rules of debate.</param>
/// <param name="judge">Makes the judge that decides as a given human would; only an oracle uses the exact claims.</param>
/// <param name="optimizer">The search over z.</param>
public sealed class WorldExperiment(
    IWorldFamily family,
    LearningSettings settings,
    IProtocol protocol,
    Func<IHuman, IClaimOracle, IJudge> judge,
    Func<IWorld, TrustRegion, Seed, ILatentOptimizer> optimizer)
{
    /// <summary>The models of f and Prior by name, of which the settings name one each.</summary>
    public NameRegistry Names { get; init; } = LearningNames.Default;

    /// <summary>Who debates; exact debaters unless it says otherwise.</summary>
    public Casting Debaters { get; init; } = new();

    /// <summary>Takes the time of the loop and of each direct fit; null for nobody.</summary>
    public RivalClock? Clock { get; init; }

    /// <summary>Checks that the models that the settings name suit a world, and that its debates can be played, before Torch is loaded or anybody asked.</summary>
    /// <exception cref="NameException">The message says what is wrong and what there is.</exception>
    /// <exception cref="ArgumentException">The protocol cannot be played so.</exception>
    public void Check(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (world is TableWorld)
        {
            TableLoop.Check(settings);
        }
        else
        {
            NamedModels.Of(world, settings, Names);
            NamedModels.OfFinal(world, settings, Names);
            Names.Posteriors.Parse(settings.PosteriorOrDefault);
        }

        _ = (settings.OverseerErrorOrNone, settings.AssistantCallsOrDefault);
        if (settings.ElicitOrDefault == ElicitationKind.Hch && world.Splitter is null)
        {
            throw new NameException($"world {world.Family} does not say how its human splits a question at one node; leave elicit at debate.");
        }

        if (settings.ElicitOrDefault == ElicitationKind.Amplification && world.AmplificationTask is null)
        {
            throw new NameException($"world {world.Family}, with these questions, does not say what an assistant can learn to answer; leave elicit at debate.");
        }

        var z = world.Propose(new Seed(0).CreateRandom());
        ByDebate(world, new ForgetfulStore(), new VerdictLedger(), new Seed(0), "check").Check(Inquiry.About(world, world.Observed[0].Question, z));
    }

    /// <summary>Runs one world.</summary>
    /// <param name="index">Which world of the run; with the run's seed it fixes every byte of the result.</param>
    /// <param name="run">The run's seed.</param>
    /// <param name="store">Where transcripts are kept.</param>
    /// <param name="progress">Hears how far the loop is; null for nobody.</param>
    /// <param name="cancellationToken">Stops between two queries.</param>
    public async Task<WorldResult> RunAsync(
        int index, Seed run, ITranscriptStore store, IProgress<LearningProgress>? progress = null, CancellationToken cancellationToken = default) =>
        (await LearnAsync(index, run, store, progress, null, cancellationToken)).Result;

    /// <summary>Runs one world, and keeps what was learned and predicted, with what it showed.</summary>
    /// <param name="index">Which world of the run.</param>
    /// <param name="run">The run's seed.</param>
    /// <param name="store">Where transcripts are kept.</param>
    /// <param name="progress">Hears how far the loop is; null for nobody.</param>
    /// <param name="decompositions">Where decomposed questions are kept, where the human is asked by decomposition; null for nowhere.</param>
    /// <param name="cancellationToken">Stops between two queries.</param>
    public async Task<LearnedWorld> LearnAsync(
        int index,
        Seed run,
        ITranscriptStore store,
        IProgress<LearningProgress>? progress = null,
        IDecompositionStore? decompositions = null,
        CancellationToken cancellationToken = default)
    {
        var seed = SeedOf(index, run);
        var world = Draw(index, run);
        var name = NameOf(index);
        var ledger = new VerdictLedger();
        var tally = new DebateTally();
        var asking = seed.For("decompositions");
        using var assistant = settings.ElicitOrDefault == ElicitationKind.Amplification ? new TreeAssistant(world.AmplificationTask!, settings.OverseerErrorOrNone, asking.For("assistant")) : null;
        IElicitation elicitation = settings.ElicitOrDefault switch
        {
            ElicitationKind.Hch => new HchElicitation(world, new Hch(Depth: Hch.MostDepth), settings.OverseerErrorOrNone, decompositions, ledger, asking, name),
            ElicitationKind.Amplification => new AmplifiedElicitation(world, assistant!, settings.AssistantCallsOrDefault, decompositions, ledger, asking, name),
            _ => ByDebate(world, new TallyingStore(store, tally), ledger, seed.For("debates"), name),
        };
        LearnedPrior learned;
        using (Clock?.Time(RivalCosts.Ltp))
        {
            learned = world is TableWorld table
                ? await new TableLoop(settings).RunAsync(table, elicitation, seed.For("loop"), progress, cancellationToken)
                : await new LearningLoop(settings, optimizer) { Names = Names }.RunAsync(world, elicitation, seed.For("loop"), progress, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report(new LearningProgress("direct fits", settings.Rounds, settings.Rounds, learned.Objective, ledger));
        IReadOnlyList<DirectFitResult> fits;
        using (Clock?.Time(RivalCosts.Direct))
        {
            fits = DirectFitting.Run(world, [.. DirectFitCatalog.For(world).Take(settings.DirectFits ?? int.MaxValue)], seed.For("direct"), Clock);
        }

        var best = fits.MinBy(f => f.Validation)!;
        var predictions = new WorldPredictions(world, learned.Predict);
        var costs = RivalCosts.Of(world, learned, ledger.Totals, settings, assistant, fits);
        var result = new WorldResult(
            index,
            seed.Value,
            Scoring.All(world, predictions.Of, best.Predict),
            best.Name,
            [.. fits.Select(f => Score(world, f))],
            learned.Z,
            learned.Posterior.Particles.Count,
            learned.Objective,
            learned.OverOptimisation,
            learned.Fidelity,
            world.Key.Recovered(learned.Z),
            learned.Evaluations,
            ledger.Totals,
            tally.Totals)
        {
            HumanFidelity = HumanFidelity.At(world, learned.Models.F, learned.Z),
            Maximiser = Names.Posteriors.Make(settings.PosteriorOrDefault).Maximiser,
            AssistantLearned = assistant?.IsLearned,
            Rounds = learned.Rounds,
            Costs = costs,
        };
        return new LearnedWorld(result, learned.Models with { WorldSeed = SampleOf(index, run).Value }, predictions.Lines(name));
    }

    /// <summary>Draws one world of a run.</summary>
    /// <param name="index">Which.</param>
    /// <param name="run">The run's seed.</param>
    public IWorld Draw(int index, Seed run) => family.Sample(SampleOf(index, run));

    /// <summary>What a world of a run is called, and the ids of its debates begin with.</summary>
    public static string NameOf(int index) => FormattableString.Invariant($"w{index:D4}");

    /// <summary>The seed of one world of a run.</summary>
    public static Seed SeedOf(int index, Seed run) => run.For("world", index);

    /// <summary>Which world a debate's id belongs to, from 0; -1 for an id that no run gave.</summary>
    public static int WorldOf(string debateId)
    {
        ArgumentNullException.ThrowIfNull(debateId);
        var slash = debateId.IndexOf('/', StringComparison.Ordinal);
        return slash > 1 && debateId[0] == 'w' && int.TryParse(debateId.AsSpan(1, slash - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var world)
            ? world
            : -1;
    }

    /// <summary>What a family draws a world of a run from.</summary>
    public static Seed SampleOf(int index, Seed run) => SeedOf(index, run).For("sample");

    private DebateElicitation ByDebate(IWorld world, ITranscriptStore store, VerdictLedger ledger, Seed seed, string name) =>
        new(world, protocol, judge, store, ledger, seed, name) { Debaters = Debaters };

    private static DirectFitScore Score(IWorld world, DirectFitResult fit) =>
        new(fit.Name, fit.Validation, world.Sets.ToDictionary(
            s => s.Name, s => Scoring.Nll(world, s, fit.Predict)));
}
