using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Learning;

/// <summary>Puts the results of all worlds together.</summary>
public static class Summarising
{
    private const string Familiar = "d";

    /// <summary>Summarises worlds.</summary>
    /// <param name="world">The family's name.</param>
    /// <param name="settings">Every setting, by name.</param>
    /// <param name="parts">Judge, protocol and search, by role.</param>
    /// <param name="run">The run's seed.</param>
    /// <param name="worlds">The results, one a world; at least one.</param>
    /// <param name="wallSeconds">How long it took.</param>
    /// <param name="clock">How long each way to predictions took; null where nobody took the time.</param>
    /// <exception cref="ArgumentException">There is no result.</exception>
    public static Summary Of(
        string world,
        IReadOnlyDictionary<string, string> settings,
        IReadOnlyDictionary<string, string> parts,
        Seed run,
        IReadOnlyList<WorldResult> worlds,
        double wallSeconds,
        RivalClock? clock = null)
    {
        ArgumentNullException.ThrowIfNull(worlds);
        if (worlds.Count == 0)
        {
            throw new ArgumentException("A summary needs at least one world.", nameof(worlds));
        }

        string[] sets = [.. worlds[0].Nll.Keys];
        string[] shifted = [.. sets.Where(s => s != Familiar)];
        return new Summary
        {
            Schema = Summary.CurrentSchema,
            World = world,
            Settings = settings,
            Parts = parts,
            Seeds = [Text(run.Value), .. worlds.Select(w => Text(w.Seed))],
            Nll = sets.ToDictionary(s => s, s => (IReadOnlyDictionary<string, Estimate?>)worlds[0].Nll[s].Keys
                .ToDictionary(p => p, p => Over(worlds, w => w.Nll[s][p]))),
            DirectFits = [.. worlds.SelectMany(w => w.DirectFits).GroupBy(f => f.Name).Select(fits => new DirectFitSummary(
                fits.Key,
                worlds.Count(w => w.Direct == fits.Key),
                Estimate.Of([.. fits.Select(f => f.Validation)]),
                sets.ToDictionary(s => s, s => Estimate.Of([.. fits.Select(f => f.Nll[s])]))))],
            ShiftRecovered = Estimate.OfRatio([.. worlds.Select(w => (
                shifted.Average(s => Difference(w, s, "direct", "ltp")), shifted.Average(s => Difference(w, s, "direct", "bayes"))))]),
            RegretDStar = Over(worlds, w => shifted.Average(s => Difference(w, s, "ltp", "bayes"))),
            Regret = sets.ToDictionary(s => s, s => Over(worlds, w => Difference(w, s, "ltp", "bayes"))),
            ToMaximiser = worlds.All(w => w.Nll[shifted[0]].ContainsKey(Maximiser(w)))
                ? Over(worlds, w => shifted.Average(s => Difference(w, s, "ltp", Maximiser(w))))
                : null,
            UntaughtAssistants = worlds.Any(w => w.AssistantLearned is not null) ? worlds.Count(w => w.AssistantLearned is false) : null,
            IidGap = Over(worlds, w => w.Nll[Familiar]["ltp"] - w.DirectFits.Min(f => f.Nll[Familiar])),
            Fidelity = Over(worlds, w => w.Fidelity),
            HumanFidelity = Over(worlds, w => w.HumanFidelity),
            RefusedZ = Over(worlds, w => w.Rounds.Count == 0 ? null : Refused(w).Count()),
            RefusedFidelity = Over(worlds, w => Refused(w).Any() ? Refused(w).Average() : null),
            OverOptimisation = Over(worlds, w => w.OverOptimisation),
            Recovered = Over(worlds, w => w.Recovered),
            Evaluations = Over(worlds, w => w.Evaluations),
            Ledger = worlds.Select(w => w.Ledger).Aggregate(LedgerTotals.Zero, LedgerTotals.Add),
            Rivals = RivalSummary.Of(worlds, clock),
            Debate = new DebateSummary([.. worlds.SelectMany(w => w.Debates)
                .GroupBy(d => (d.Depth, d.Claim, d.Seat))
                .OrderBy(g => g.Key.Depth).ThenBy(g => g.Key.Claim, StringComparer.Ordinal).ThenBy(g => g.Key.Seat, StringComparer.Ordinal)
                .Select(g => new DebateAccuracy(g.Key.Depth, g.Key.Claim, g.Key.Seat, g.Sum(d => d.Right), g.Sum(d => d.Debates)))]),
            WallS = Math.Round(wallSeconds, 1),
        };
    }

    /// <summary>The best of its own kind of z, or where that is not known of a distribution the best of all.</summary>
    private static string Maximiser(WorldResult world)
    {
        var own = world.Maximiser ?? (world.Particles > 1 ? ExactPrediction.BestPosterior : ExactPrediction.BestZ);
        return own != ExactPrediction.BestBox || world.Nll.Values.All(n => n.ContainsKey(own)) ? own : ExactPrediction.BestPosterior;
    }

    private static IEnumerable<double> Refused(WorldResult world) =>
        world.Rounds.SelectMany(r => r.Moved ? r.Refused : [.. r.Refused, .. r.Divergence is { } last ? [last] : Array.Empty<double>()]);

    private static Estimate? Over(IReadOnlyList<WorldResult> worlds, Func<WorldResult, double?> value) =>
        Estimate.Of([.. worlds.Select(value).OfType<double>()]);

    private static double Difference(WorldResult world, string set, string more, string less) =>
        world.Nll[set][more]!.Value - world.Nll[set][less]!.Value;

    private static string Text(ulong seed) => seed.ToString(CultureInfo.InvariantCulture);
}
