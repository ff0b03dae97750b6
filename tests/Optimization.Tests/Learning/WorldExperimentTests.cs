using System.Text.Json;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Optimization.Tests.Learning;

public sealed class WorldExperimentTests
{
    private static readonly LearningSettings OneDirectFit = Small.Settings with { DirectFits = 1 };

    /// <summary>Every stage, as briefly as it goes: what is asked is whether two runs are the same, not what they learn.</summary>
    private static readonly LearningSettings Brief = OneDirectFit with { Verdicts = 30, ConditionalSteps = 15, PriorSteps = 15, Evaluations = 30, ParticleCount = 20, Searches = 1 };

    [Theory]
    [InlineData("snow")]
    [InlineData("encyclopedia")]
    public async Task The_same_seed_gives_the_same_bytes_beside_another_world_and_alone_from_the_store(string name)
    {
        var store = new MemoryStore();

        var beside = await Task.WhenAll(
            Task.Run(() => RunAsync(name, Brief, 0, store)),
            Task.Run(() => RunAsync(name, Brief, 1, new ForgetfulStore())));
        var played = store.Added;
        var again = await RunAsync(name, Brief, 0, store);

        Assert.Equal(Json(beside[0]), Json(again));
        Assert.NotEqual(beside[0].Seed, beside[1].Seed);
        Assert.NotEqual(beside[0].Z, beside[1].Z);
        Assert.Equal(played, store.Added);
        Assert.All(store.Kept.Keys, id => Assert.Equal(0, WorldExperiment.WorldOf(id)));
    }

    [Fact]
    public async Task On_snow_two_short_rounds_learn_most_of_what_exact_Bayes_knows()
    {
        var settings = Small.Settings with
        {
            Rounds = 2,
            Verdicts = 200,
            PriorQueries = 40,
            ConditionalSteps = 300,
            PriorSteps = 200,
            Evaluations = 200,
            ExplorationSteps = 80,
            ParticleCount = 300,
            FinalVerdicts = 100,
            DirectFits = 2,
        };

        var result = await RunAsync("snow", settings, 0, new ForgetfulStore(), examples: 100);

        var star = result.Nll["d_star"];
        // Over 400 worlds direct fits lose .38 nats on D* to exact Bayes (.870 and .487); the exact best z loses .005.
        Assert.InRange(star["ltp"]!.Value - star["bayes"]!.Value, -.1, .1);
        Assert.True(star["ltp"] < star["direct"]);
        Assert.True(star["truth"] <= star["bayes"]);
        Assert.InRange(result.Recovered!.Value, .6, 1);
        Assert.InRange(result.OverOptimisation!.Value, -1, 1);
        Assert.True(result.Ledger.JudgeCalls >= 2 * (200 + 40));
    }

    [Fact]
    public async Task On_the_encyclopedia_two_short_rounds_reach_the_half_that_D_says_nothing_of()
    {
        var settings = Small.Settings with
        {
            Rounds = 2,
            Verdicts = 100,
            PriorQueries = 50,
            ConditionalSteps = 150,
            PriorSteps = 120,
            Evaluations = 100,
            ExplorationSteps = 40,
            ParticleCount = 100,
            FinalVerdicts = 40,
            DirectFits = 2,
        };

        var result = await RunAsync("encyclopedia", settings, 0, new ForgetfulStore(), examples: 160);

        Assert.Equal(["d", "deeper", "other_half"], result.Nll.Keys);
        Assert.All(result.Nll.Values, set => Assert.InRange(set["ltp"]!.Value - set["bayes"]!.Value, -.05, .1));
        Assert.True(result.Nll["other_half"]["ltp"] < result.Nll["other_half"]["direct"]);
    }

    [Fact]
    public async Task As_many_direct_fits_are_made_as_are_asked_for()
    {
        var settings = Small.Settings with { Rounds = 1, Verdicts = 20, PriorQueries = 5, Evaluations = 20, FinalVerdicts = 5, DirectFits = 2 };

        var result = await RunAsync("snow", settings, 0, new ForgetfulStore());

        Assert.Equal(["logistic", "logistic l2=0.01"], result.DirectFits.Select(f => f.Name));
        Assert.Contains(result.Direct, result.DirectFits.Select(f => f.Name));
    }

    [Fact]
    public async Task A_judge_who_never_decides_teaches_nothing_and_the_result_says_so()
    {
        var result = await new WorldExperiment(
            new SnowWorlds { Examples = 20 }, OneDirectFit, new RecursiveDebate(), (_, _) => new Abstainer(), Small.Gradient)
            .RunAsync(0, new Seed(1), new ForgetfulStore(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((result.Ledger.JudgeCalls, 0), (result.Ledger.Abstained, result.Ledger.Decided));
        Assert.Null(result.Fidelity);
        Assert.Null(result.OverOptimisation);
        Assert.All(result.Debates, d => Assert.Equal(0, d.Right));
        Assert.Contains("\"fidelity\": null", Json(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("w0000/000000", 0)]
    [InlineData("w0012/000345", 12)]
    [InlineData("w/000345", -1)]
    [InlineData("x0012/000345", -1)]
    [InlineData("w-1/0", -1)]
    [InlineData("", -1)]
    public void A_debates_id_tells_its_world(string id, int world) => Assert.Equal(world, WorldExperiment.WorldOf(id));

    private static string Json(WorldResult result) => JsonSerializer.Serialize(result, ExperimentJson.Default.WorldResult);

    private static Task<WorldResult> RunAsync(string name, LearningSettings settings, int index, ITranscriptStore store, int examples = 30) =>
        new WorldExperiment(
            name == "snow" ? (IWorldFamily)new SnowWorlds { Examples = examples } : new EncyclopediaWorlds { Examples = examples },
            settings,
            new RecursiveDebate(),
            (human, _) => new BoundedJudge(human),
            Small.Gradient).RunAsync(index, new Seed(1), store, cancellationToken: TestContext.Current.CancellationToken);
}
