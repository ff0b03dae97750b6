using System.Text.Json;
using LearningThePrior.Debate;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Tests.Learning;

public sealed class SummarisingTests
{
    [Fact]
    public void Two_worlds_make_means_and_ratios_of_sums()
    {
        var summary = Of(
            World(0, d: (.10, .12, .20), star: (.40, .45, .90), best: "logistic"),
            World(1, d: (.20, .20, .18), star: (.50, .50, 1.02), best: "mlp"));

        Assert.Equal(.15, summary.Nll["d"]["bayes"]!.Mean, 1e-12);
        Assert.Equal(.475, summary.Nll["d_star"]["ltp"]!.Mean, 1e-12);
        // ltp - bayes: .05 and 0 on D*; direct - ltp .45 + .52 over direct - bayes .50 + .52.
        Assert.Equal(.025, summary.RegretDStar!.Mean, 1e-12);
        Assert.Equal(.025, summary.Regret["d_star"]!.Mean, 1e-12);
        Assert.Equal(.01, summary.Regret["d"]!.Mean, 1e-12);
        Assert.Equal(.97 / 1.02, summary.ShiftRecovered!.Mean, 1e-12);
        // The best of the direct fits on D, with hindsight: .12 - .19 and .20 - .17.
        Assert.Equal(-.02, summary.IidGap!.Mean, 1e-12);
        Assert.Equal([1, 1], summary.DirectFits.Select(f => f.Chosen));
        Assert.Equal(20, summary.Ledger.JudgeCalls);
        Assert.Equal(8, summary.Ledger.LargestCharactersShown);
        Assert.Equal([new DebateAccuracy(2, "honest", "A", 6, 8)], summary.Debate.Accuracy);
        Assert.Equal(["7", "100", "101"], summary.Seeds);
        Assert.Equal(12.3, summary.WallS);
    }

    [Fact]
    public void Several_parts_of_a_shifted_set_count_alike()
    {
        var summary = Of(World(0, (.1, .1, .1), (.40, .50, .90), "mlp", other: (.30, .32, .50)));

        // Regrets .10 and .02; recovered (.40 + .18) / (.50 + .20).
        Assert.Equal(.06, summary.RegretDStar!.Mean, 1e-12);
        Assert.Equal(.58 / .70, summary.ShiftRecovered!.Mean, 1e-12);
        Assert.Null(summary.RegretDStar.Ci95);
    }

    [Fact]
    public void Fidelity_is_told_to_the_human_and_at_the_z_that_were_refused()
    {
        var first = World(0, (.1, .1, .1), (.4, .5, .9), "mlp") with
        {
            HumanFidelity = .3,
            Rounds = [new(-9, .5, .5, Moved: true), new(-8, .01, .5, Moved: true) { Refused = [.1, .2] }, new(-8, .06, .25, Moved: false) { Refused = [.06] }],
        };
        var second = World(1, (.1, .1, .1), (.4, .5, .9), "mlp") with { HumanFidelity = .1, Rounds = [new(-9, .5, .5, Moved: true)] };

        var summary = Of(first, second);

        Assert.Equal(.2, summary.HumanFidelity!.Mean, 1e-12);
        Assert.Equal(2, summary.RefusedZ!.Mean, 1e-12); // .1, .2, .06 and the last .06; none
        Assert.Equal((.1 + .2 + .06 + .06) / 4, summary.RefusedFidelity!.Mean, 1e-12);
        Assert.Null(Of(World(0, (.1, .1, .1), (.4, .5, .9), "mlp")).RefusedZ); // a result of an earlier version
    }

    [Fact]
    public void What_no_world_knows_stays_unknown()
    {
        var summary = Of(World(0, (.1, .1, .1), (.4, .5, .9), "mlp") with { Recovered = null, OverOptimisation = null, Fidelity = null });

        Assert.Null(summary.Nll["d"]["truth"]);
        Assert.Null(summary.Recovered);
        Assert.Null(summary.OverOptimisation);
        Assert.Null(summary.Fidelity);
    }

    [Fact]
    public void A_share_recovered_of_what_may_be_nothing_is_not_told()
    {
        var summary = Of(World(0, (.1, .1, .1), (.40, .45, .50), "mlp"), World(1, (.1, .1, .1), (.40, .45, .39), "mlp"));

        Assert.Null(summary.ShiftRecovered);
    }

    [Fact]
    public void The_learned_prior_is_compared_with_the_exact_maximiser_of_its_own_kind_of_z()
    {
        var world = World(0, (.1, .1, .1), (.40, .45, .90), "mlp");
        var known = world with
        {
            Nll = world.Nll.ToDictionary(s => s.Key, IReadOnlyDictionary<string, double?> (s) =>
                new Dictionary<string, double?>(s.Value) { ["best_z"] = .43, ["best_posterior"] = .41, ["best_box"] = .42 }),
        };

        Assert.Equal(.04, Of(known with { Particles = 9 }).ToMaximiser!.Mean, 1e-12);
        Assert.Equal(.02, Of(known with { Particles = 1 }).ToMaximiser!.Mean, 1e-12);
        Assert.Equal(.03, Of(known with { Particles = 9, Maximiser = "best_box" }).ToMaximiser!.Mean, 1e-12);
        var unknown = known with { Nll = known.Nll.ToDictionary(s => s.Key, IReadOnlyDictionary<string, double?> (s) => s.Value.Where(p => p.Key != "best_box").ToDictionary()) };
        Assert.Equal(.04, Of(unknown with { Maximiser = "best_box" }).ToMaximiser!.Mean, 1e-12);
        Assert.Null(Of(world).ToMaximiser);
    }

    [Fact]
    public void The_keys_of_the_json_are_those_that_were_promised()
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(
            Of(World(0, (.1, .1, .1), (.4, .5, .9), "mlp")), ExperimentJson.Default.Summary));
        var root = json.RootElement;

        Assert.Equal("ltp.summary/1", root.GetProperty("schema").GetString());
        foreach (var key in new[] { "world", "settings", "seeds", "nll", "direct_fits", "shift_recovered", "regret_d_star", "ledger", "debate", "wall_s" })
        {
            Assert.True(root.TryGetProperty(key, out _), key);
        }

        foreach (var predictor in new[] { "bayes", "ltp", "direct", "truth" })
        {
            Assert.True(root.GetProperty("nll").GetProperty("d").TryGetProperty(predictor, out _), predictor);
            Assert.True(root.GetProperty("nll").GetProperty("d_star").TryGetProperty(predictor, out _), predictor);
        }

        Assert.True(root.GetProperty("nll").GetProperty("d").GetProperty("ltp").TryGetProperty("mean", out _));
        Assert.True(root.GetProperty("nll").GetProperty("d").GetProperty("ltp").TryGetProperty("ci95", out _));
        Assert.True(root.GetProperty("debate").TryGetProperty("accuracy", out _));
    }

    [Fact]
    public void What_the_loop_and_its_rivals_took_is_averaged_by_name()
    {
        var clock = new RivalClock(new Ticks());
        using (clock.Time("ltp"))
        {
        }

        static RivalCost Cost(string name, long calls, double? work) => new(name, "D", 7, 100, calls, 2, 30, work);
        var worlds = new[] { (10L, 1e6), (20L, 3e6) }.Select((w, i) =>
            World(i, (.1, .1, .1), (.4, .5, .9), "mlp") with { Costs = [Cost("ltp", w.Item1, w.Item2), Cost("logistic", 0, i == 0 ? 1 : null)] });

        var rivals = Summarising.Of("toy", new Dictionary<string, string>(), new Dictionary<string, string>(), new Seed(7), [.. worlds], 1, clock).Rivals;

        // The clock of this test moves by a second whenever it is read.
        Assert.Equal([new("ltp", "D", 7, 100, 15, 2, 30, 2e6, 1), new RivalSummary("logistic", "D", 7, 100, 0, 2, 30, null, null)], rivals);
    }

    private sealed class Ticks : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds++;
    }

    [Fact]
    public void Nothing_cannot_be_summarised() => Assert.Throws<ArgumentException>(() => Of());

    private static Summary Of(params WorldResult[] worlds) =>
        Summarising.Of("toy", new Dictionary<string, string>(), new Dictionary<string, string>(), new Seed(7), worlds, 12.34);

    /// <summary>Losses of Bayes, the learned prior and the direct fit; the fits' own are .03 above and .01 below the last.</summary>
    private static WorldResult World(
        int index,
        (double Bayes, double Ltp, double Direct) d,
        (double Bayes, double Ltp, double Direct) star,
        string best,
        (double Bayes, double Ltp, double Direct)? other = null)
    {
        static IReadOnlyDictionary<string, double?> Set((double Bayes, double Ltp, double Direct) losses) => new Dictionary<string, double?>
        {
            ["bayes"] = losses.Bayes,
            ["ltp"] = losses.Ltp,
            ["direct"] = losses.Direct,
            ["truth"] = null,
        };

        var nll = new Dictionary<string, IReadOnlyDictionary<string, double?>> { ["d"] = Set(d), ["d_star"] = Set(star) };
        if (other is { } more)
        {
            nll["more"] = Set(more);
        }

        DirectFitScore Fit(string name, double shift) =>
            new(name, .5, nll.ToDictionary(s => s.Key, s => s.Value["direct"]!.Value + shift));
        return new WorldResult(
            index,
            100UL + (ulong)index,
            nll,
            best,
            [Fit("logistic", .03), Fit("mlp", -.01)],
            [1, 0],
            1,
            -3,
            .1,
            .01,
            .9,
            40,
            LedgerTotals.Zero with { JudgeCalls = 10, LargestCharactersShown = 7 + index },
            [new DebateAccuracy(2, "honest", "A", 3, 4)]);
    }
}
