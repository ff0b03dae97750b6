using LearningThePrior.Debate;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Keeling;

namespace LearningThePrior.Optimization.Tests.Loop;

public sealed class LearningLoopTests
{
    /// <summary>A loop on each world with the settings as they are, run once for every test that asks something of it, with what it stored.</summary>
    private static readonly Dictionary<string, Lazy<Task<(LearnedPrior Learned, MemoryStore Store)>>> Runs = new[] { "snow", "encyclopedia", "keeling" }.ToDictionary(
        name => name,
        name => new Lazy<Task<(LearnedPrior Learned, MemoryStore Store)>>(async () =>
        {
            var store = new MemoryStore();
            return (await Run(World(name), Small.Settings, store: store), store);
        }));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("snow")]
    [InlineData("encyclopedia")]
    [InlineData("keeling")]
    public async Task Learned_means_learned_the_answer_key_is_never_touched(string name)
    {
        var (open, _) = await Runs[name].Value;
        var keyless = await Run(new Keyless(World(name)), Small.Settings);

        Assert.Equal(open.Z, keyless.Z);
        Assert.Equal(open.Objective, keyless.Objective);
    }

    [Theory]
    [InlineData("snow")]
    [InlineData("encyclopedia")]
    public async Task The_latent_is_rounded_and_the_posterior_sums_to_one_heaviest_first(string name)
    {
        var world = World(name);

        var (learned, _) = await Runs[name].Value;

        Assert.Equal(world.Latents.Round(learned.Z), learned.Z);
        Assert.All(learned.Posterior.Particles, p => Assert.Equal(world.Latents.Round(p), p));
        Assert.Equal(1, learned.Posterior.Weights.Sum(), 1e-9);
        Assert.Equal(learned.Posterior.Weights.OrderDescending(), learned.Posterior.Weights);
        Assert.InRange(learned.Posterior.Particles.Count, 2, Small.Settings.ParticleCount);
    }

    [Fact]
    public async Task Without_particles_the_posterior_is_the_point()
    {
        var learned = await Run(Small.Snow, Small.Settings with { Particles = false });

        Assert.Equal([1.0], learned.Posterior.Weights);
        Assert.Equal(learned.Z, learned.Posterior.Particles[0]);
    }

    [Fact]
    public async Task With_the_prior_switched_off_nobody_is_asked_about_it()
    {
        var ledger = new VerdictLedger();

        var learned = await Run(Small.Snow, Small.Settings with { PriorModel = "flat" }, ledger);

        Assert.Equal(0, ledger.Totals.PriorQueries + ledger.Totals.PriorComparisons);
        Assert.True(ledger.Totals.JudgeCalls > 0);
        Assert.Null(learned.OverOptimisation);
    }

    [Fact]
    public async Task Each_round_asks_what_the_settings_say()
    {
        var ledger = new VerdictLedger();
        var settings = Small.Settings with { Rounds = 2, Searches = 1, Particles = false, FinalVerdicts = 7, Retries = 0 };

        var learned = await Run(Small.Snow, settings, ledger);

        // Each round 60 verdicts, 10 prior queries, one more where the search ended, 5 checks; then 5 checks and the last
        // stage. The prior at z* was asked for where the search ended, and is remembered.
        Assert.Equal(2, learned.Rounds.Count);
        Assert.Equal((2 * (60 + 10 + 1 + 5)) + 5 + 7, ledger.Totals.JudgeCalls);
        Assert.Equal(2 * 11, ledger.Totals.PriorQueries);
        Assert.Equal(0, ledger.Totals.PriorComparisons);
    }

    [Fact]
    public async Task Where_f_was_wrong_at_a_z_that_was_found_it_is_taught_there_before_the_z_is_refused()
    {
        var ledger = new VerdictLedger();
        var settings = Small.Settings with { Rounds = 2, Searches = 1, Particles = false, FinalVerdicts = 0, Tolerance = 0, Retries = 2, PriorQueries = 1 };

        var learned = await Run(Small.Snow, settings, ledger);

        // Nothing is good enough for a tolerance of 0. The first round moves all the same; the second asks 20 more near each of two z and checks both again, each time
        // with every question put twice, as the judge might only have scattered.
        Assert.Equal([0, 2], learned.Rounds.Select(r => r.Refused.Count));
        Assert.All(learned.Rounds[1].Refused, kl => Assert.True(kl > 0));
        Assert.Equal(60 + 5 + 60 + 10 + (2 * (20 + 10)) + 5, ledger.Totals.JudgeCalls - ledger.Totals.PriorQueries);
    }

    [Fact]
    public async Task By_ratio_no_absolute_prior_is_ever_asked_for()
    {
        var ledger = new VerdictLedger();

        await Run(Small.Snow, Small.Settings with { PriorFromRatios = true }, ledger);

        Assert.Equal(0, ledger.Totals.PriorQueries);
        Assert.True(ledger.Totals.PriorComparisons > Small.Settings.PriorQueries);
    }

    [Fact]
    public async Task The_last_stage_asks_only_about_new_questions_with_latents_of_the_posterior_and_moves_f()
    {
        var world = Small.Snow;
        var (learned, with) = await Runs["snow"].Value;
        var without = new MemoryStore();
        var before = await Run(world, Small.Settings with { FinalVerdicts = 0 }, store: without);

        var last = with.Kept.Values.Skip(without.Kept.Count).ToArray();

        Assert.Equal(10, last.Length);
        Assert.All(last, t => Assert.StartsWith("snow-new:", t.QuestionId, StringComparison.Ordinal));
        Assert.All(last, t => Assert.Contains(learned.Posterior.Particles, p => p.SequenceEqual(t.Latent!)));
        Assert.Equal(before.Posterior.Weights, learned.Posterior.Weights);
        Question[] x = [world.Sets[1].Scored[3].Question];
        Assert.NotEqual(before.Predict(x)[0], learned.Predict(x)[0]);
    }

    [Fact]
    public async Task An_f_of_the_last_stages_own_predicts_and_is_taught_where_z_now_is_alone()
    {
        var (searched, _) = await Runs["encyclopedia"].Value;
        var store = new MemoryStore();
        var learned = await Run(Small.Book, Small.Settings with { FinalF = "recurrent:width=8", FinalVerdicts = 30 }, store: store);

        Assert.Equal("recurrent:width=8", learned.Models.FName);
        Assert.Equal(searched.Posterior.Weights, learned.Posterior.Weights);
        Assert.All(store.Kept.Values.TakeLast(30), t => Assert.Contains(learned.Posterior.Particles, p => p.SequenceEqual(t.Latent!)));
        Question[] x = [Small.Book.Sets[1].Scored[3].Question];
        Assert.NotEqual(searched.Predict(x)[0], learned.Predict(x)[0]);
    }

    [Fact]
    public async Task An_f_of_the_last_stages_own_that_nothing_would_teach_is_refused()
    {
        var refused = await Assert.ThrowsAsync<NameException>(() => Run(Small.Book, Small.Settings with { FinalF = "recurrent", FinalVerdicts = 0 }));

        Assert.Contains("give final-verdicts", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_sharing_the_loop_runs_as_well_and_learns_otherwise()
    {
        var (shared, _) = await Runs["encyclopedia"].Value;
        var unshared = await Run(Small.Book, Small.Settings with { Shared = false });

        Question[] x = [Small.Book.Sets[1].Scored[3].Question];
        Assert.NotEqual(shared.Predict(x)[0], unshared.Predict(x)[0]);
        Assert.Equal(1, unshared.Predict(x)[0].Values.Sum(), 1e-9);
    }

    [Fact]
    public async Task It_stops_between_two_queries_when_told_to()
    {
        using var stop = new CancellationTokenSource();
        var person = Small.Person(Small.Snow, new StopAfter(25, stop));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new LearningLoop(Small.Settings, Small.Gradient).RunAsync(Small.Snow, person, new Seed(1), cancellationToken: stop.Token));

        Assert.InRange(person.Ledger.Totals.JudgeCalls, 25, 26);
    }

    [Fact]
    public async Task Progress_tells_every_round_and_the_last_stage()
    {
        var heard = new Heard();

        await new LearningLoop(Small.Settings with { Rounds = 2 }, Small.Gradient)
            .RunAsync(Small.Snow, Small.Person(Small.Snow), new Seed(1), heard, Token);

        Assert.Equal([("learning", 1), ("learning", 2), ("last stage", 2), ("last stage", 2)], heard.Reports.Select(r => (r.Stage, r.Done)));
        Assert.All(heard.Reports, r => Assert.Equal(2, r.Total));
        Assert.All(heard.Reports[..2], r => Assert.True(r.Measures is { ConditionalLoss: > 0, PriorLoss: >= 0, Divergence: >= 0, OverOptimisation: not null, Radius: > 0 }));
        Assert.True(heard.Reports[2].Measures is { Divergence: >= 0, ConditionalLoss: null });
        Assert.True(heard.Reports[3].Measures is { ConditionalLoss: > 0, Divergence: null });
    }

    private static Task<LearnedPrior> Run(
        IWorld world, LearningSettings settings, VerdictLedger? ledger = null, ITranscriptStore? store = null) =>
        new LearningLoop(settings, Small.Gradient)
            .RunAsync(world, Small.Person(world, store, ledger), new Seed(1), cancellationToken: Token);

    private static IWorld World(string name) => name switch
    {
        "snow" => Small.Snow,
        "encyclopedia" => Small.Book,
        _ => new KeelingWorlds { Examples = 30 }.SampleRecord(new Seed(1)),
    };

    private sealed class Heard : IProgress<LearningProgress>
    {
        public List<LearningProgress> Reports { get; } = [];

        public void Report(LearningProgress value) => Reports.Add(value);
    }

    private sealed class StopAfter(int debates, CancellationTokenSource stop) : ITranscriptStore
    {
        private int _seen;

        public Transcript? Find(string debateId) => null;

        public ValueTask AddAsync(Transcript transcript, QueryKind kind, ImplicitTree tree, Credences truth, CancellationToken cancellationToken = default)
        {
            if (++_seen == debates)
            {
                stop.Cancel();
            }

            return default;
        }
    }
}
