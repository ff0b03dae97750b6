using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Optimization.Tests.Toys;

/// <summary>Small worlds, small settings, and what a run is made of.</summary>
internal static class Small
{
    /// <summary>Enough to pass every line of the loop in well under a second; too little to learn much.</summary>
    public static LearningSettings Settings { get; } = new()
    {
        Rounds = 1,
        Verdicts = 60,
        PriorQueries = 10,
        ConditionalSteps = 40,
        PriorSteps = 40,
        Evaluations = 60,
        Checks = 5,
        FinalVerdicts = 10,
        ExplorationSteps = 10,
        ParticleCount = 50,
        Searches = 2,
    };

    public static SnowWorld Snow { get; } = new SnowWorlds().Sample(new Seed(1));

    public static EncyclopediaWorld Book { get; } = new EncyclopediaWorlds().Sample(new Seed(1));

    public static ILatentOptimizer Gradient(IWorld world, TrustRegion region, Seed seed) =>
        new GradientSearch(world.Latents, seed, propose: world.Propose, region: region);

    public static DebateElicitation Person(
        IWorld world, ITranscriptStore? store = null, VerdictLedger? ledger = null, ulong seed = 1, Func<IHuman, IClaimOracle, IJudge>? judge = null) =>
        new(
            world,
            new RecursiveDebate(),
            judge ?? ((human, _) => new BoundedJudge(human)),
            store ?? new ForgetfulStore(),
            ledger ?? new VerdictLedger(),
            new Seed(seed),
            "w0000");

    public static IConditionalModel F(IWorld world, bool shared = true) =>
        F(world, Settings with { Shared = shared });

    public static IConditionalModel F(IWorld world, LearningSettings settings) =>
        NamedModels.Of(world, settings, LearningNames.Default).F(new Seed(2).CreateRandom());

    public static IPriorModel Prior(IWorld world) =>
        NamedModels.Of(world, Settings with { Width = 16 }, LearningNames.Default).Prior(new Seed(3).CreateRandom());
}

/// <summary>Keeps transcripts in memory, as a journal would on disk.</summary>
internal sealed class MemoryStore : ITranscriptStore
{
    public Dictionary<string, Transcript> Kept { get; } = [];

    public int Added { get; private set; }

    public Transcript? Find(string debateId) => Kept.GetValueOrDefault(debateId);

    public ValueTask AddAsync(Transcript transcript, QueryKind kind, ImplicitTree tree, Credences truth, CancellationToken cancellationToken = default)
    {
        Added += Kept.TryAdd(transcript.DebateId, transcript) ? 1 : 0;
        return default;
    }
}
