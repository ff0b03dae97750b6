using System.Runtime.CompilerServices;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Debaters;
using LearningThePrior.Optimization.Judging;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Posteriors;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Learning;

/// <summary>What this room adds to the registry of names: models of f and of Prior, searches, posteriors over z, and the judge that was trained.</summary>
public static class LearningNames
{
    private static readonly Entry<SearchFactory>[] Searches =
    [
        new("gradient", "climbs by f's gradient from several proposals",
            [
                Setting.Whole("patience", 15, "steps without a gain before a climb is given up"),
                Setting.Whole("screen", 2, "proposals looked at for each climb"),
                Setting.Number("temperature", 1, "of the softened choices", least: 0) with { IsAbove = true },
            ],
            named => (world, region, seed) => new GradientSearch(
                world.Latents, seed, named.Whole("patience"), named.Whole("screen"), named.Number("temperature"), world.Propose, region)),
        new("climb", "climbs in the latent of a learned Mz, from tree to tree",
            [
                Setting.Whole("patience", 15, "trees without a gain before a climb is given up"),
                Setting.Whole("screen", 4, "proposals looked at for each climb"),
                Setting.Number("temperature", 2, "nats; a loss of so much is taken with probability 1/e", least: 0),
            ],
            named => (world, region, seed) => new LatentClimb(
                world.Latents, seed, world.ContentOf, named.Whole("patience"), named.Whole("screen"), named.Number("temperature"), region: region)),
        new("evolution", "is a (1+1) evolution", [Setting.Whole("stall", 100, "steps without a gain before it begins anew")],
            named => (world, region, seed) => new OnePlusOneEvolution(world.Latents, seed, named.Whole("stall"), propose: world.Propose, region: region)),
        new("random", "proposes and keeps the best", [],
            _ => (world, region, seed) => new RandomSearch(world.Latents, seed, propose: world.Propose, region: region)),
    ];

    private static readonly Entry<JudgeFactory> Trained = new("trained", "is from 'ltp measure trained-judge --save FILE'", [], named =>
    {
        if (!File.Exists(named.Text))
        {
            throw new NameException($"judge '{named}': there is no such file; 'ltp measure trained-judge --save FILE' makes one.");
        }

        var judge = TrainedJudge.Load(named.Text);
        return _ => judge;
    })
    {
        Operand = Operand.Text,
        OperandWord = "FILE",
    };

    private static readonly Entry<DebaterFactory> Practised = new("trained", "learned in debates against a liar who learned too, from chance, how to divide and what to contest",
        [
            Setting.Whole("debates", new DebaterTrainingSettings().Debates, "debates that it learned from", least: 0, most: 1_000_000),
            Setting.Whole("seed", 1, "seed of that training", least: 0),
        ],
        named =>
        {
            // One training a world, at its first debate.
            var (settings, seed) = (new DebaterTrainingSettings { Debates = named.Whole("debates") }, new Seed((ulong)named.Whole("seed")).For("debaters"));
            var known = new ConditionalWeakTable<IWorld, Lazy<Task<TrainedDebaters>>>();
            return context =>
            {
                var world = context.World ?? throw new NameException($"debater '{named}' learns in a world; there is none here.");
                return TrainedDebaters.Debater(context.Human, context.Claims, context.IsHonest, context.Lies, async stop =>
                    await known.GetValue(world, w => new(() => TrainedDebaters.TrainAsync(w, settings, seed, stop))).Value);
            };
        });

    /// <summary>What this room and those below it register.</summary>
    public static NameRegistry Default { get; } = NameRegistry.Default.WithLearning();

    extension(NameRegistry names)
    {
        /// <summary>The models of f.</summary>
        public Catalog<ConditionalModelFactory> ConditionalModels => names.Of<ConditionalModelFactory>();

        /// <summary>The models of Prior.</summary>
        public Catalog<PriorModelFactory> PriorModels => names.Of<PriorModelFactory>();

        /// <summary>The searches over z.</summary>
        public Catalog<SearchFactory> Searches => names.Of<SearchFactory>();

        /// <summary>The posteriors over z.</summary>
        public Catalog<IPosteriorMethod> Posteriors => names.Of<IPosteriorMethod>();
    }

    /// <summary>The registry with what this room adds.</summary>
    /// <example><c>NameRegistry.Default.WithLearning().Searches.Make("gradient:patience=30")</c></example>
    public static NameRegistry WithLearning(this NameRegistry names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.With(Trained).With(Practised).WithKind("search", Searches).WithKind("f", ModelNames.Conditional).WithKind("prior", ModelNames.Prior)
            .WithKind("posterior", PosteriorNames.All);
    }
}
