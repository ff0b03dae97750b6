using LearningThePrior.Probability;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Optimization.Tables;

/// <summary>How well a table's model and its rivals predict D's held-out rows and D*, at one cut.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Cut">The share of periods that is D.</param>
/// <param name="Scores">A score for each way to predict, in order.</param>
/// <param name="Covered">Counts of classes in periods of D* inside their 90 % intervals, under the file's beliefs.</param>
/// <param name="Counts">Counts in all.</param>
/// <param name="CoveredBase">The same with the base rate's step as the human said.</param>
/// <param name="Periods">The period of each row of D*.</param>
/// <param name="Held">The rows of D that were held out, one hold-out after the other.</param>
public sealed record TableScores(
    string Table, double Cut, IReadOnlyList<RivalScore> Scores, int Covered, int Counts, int CoveredBase, IReadOnlyList<int> Periods, IReadOnlyList<int> Held);

/// <summary>How one way to predict did, row by row, in nats.</summary>
/// <param name="Name">Which.</param>
/// <param name="Held">NLL of each held-out row of D, one hold-out after the other.</param>
/// <param name="Later">NLL of each row of D*, fitted to all of D.</param>
/// <param name="Seconds">Seconds of one fit to all of D.</param>
public sealed record RivalScore(string Name, IReadOnlyList<double> Held, IReadOnlyList<double> Later, double Seconds);

/// <summary><c>ltp measure table</c>: a table's model under a file of beliefs, its rivals, and the file with parts taken away. Nothing is learned from debates here.</summary>
public static class TableStudy
{
    /// <summary>The name of the model under the file of beliefs.</summary>
    public const string File = "file of beliefs";

    /// <summary>The name of the model under default beliefs.</summary>
    public const string Ignorant = "default beliefs";

    /// <summary>The name of the model under the file of beliefs with the prior of slopes switched off.</summary>
    public const string Flat = "prior switched off";

    /// <summary>The name of logistic regression as most would run it.</summary>
    public const string Logistic = "logistic, C = 1";

    private const double Floor = 1e-6;
    private const double HeldShare = .2;

    /// <summary>The loss of a prediction in nats.</summary>
    public static double Loss(Credences predicted, int answer)
    {
        ArgumentNullException.ThrowIfNull(predicted);
        return -Math.Log(Math.Max(predicted[answer], Floor));
    }

    /// <summary>Runs one table at one cut.</summary>
    /// <param name="name">What the results call it.</param>
    /// <param name="table">The table.</param>
    /// <param name="beliefs">The file of beliefs.</param>
    /// <param name="cut">The share of periods that is D.</param>
    /// <param name="holdOuts">How often a fifth of D is held out.</param>
    /// <param name="seed">Draws the hold-outs.</param>
    /// <param name="time">Tells seconds.</param>
    /// <param name="cancellationToken">Stops between two fits.</param>
    public static TableScores Run(
        string name, DataTable table, TableBeliefs beliefs, double cut, int holdOuts, Seed seed, TimeProvider time, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(beliefs);
        ArgumentNullException.ThrowIfNull(time);
        var split = TableSplit.Of(table, beliefs.Period, cut);
        TableCode Code(TableBeliefs b) => TableCode.Of(table, b, split);
        var ignorant = BeliefParts.Ignorant(beliefs, table);
        var plain = Code(ignorant with { Label = ignorant.Label with { Ordered = false } });
        var code = Code(beliefs);
        int[] observed = [.. Enumerable.Range(0, table.Rows.Count).Where(r => split.PeriodOf[r] < split.Observed)];
        int[] later = [.. Enumerable.Range(0, table.Rows.Count).Where(r => split.PeriodOf[r] >= split.Observed)];
        TableRival[] rivals =
        [
            TableRivals.Marginal(code),
            TableRivals.Logistic(plain, Logistic, 1),
            TableRivals.CrossValidated(plain, observed),
            TableRivals.Logistic(WithPeriod(table, ignorant, split), "logistic with the period", 1),
            TableRivals.Trees(plain, new BoostedTreesFit()),
            TableRivals.Trees(plain, new BoostedTreesFit(EarlyStopped: true)),
            TableRivals.Walk(Ignorant, Code(ignorant), split),
            TableRivals.Walk(File, code, split),
            TableRivals.Walk(Flat, code, split, isFlat: true),
            .. BeliefParts.All.Select(p => TableRivals.Walk(p.Name, Code(p.Without(beliefs, table)), split)),
        ];
        var held = Enumerable.Range(0, holdOuts).Select(h => HoldOut(observed, seed.For("hold-out", h).CreateRandom())).ToArray();
        var scores = rivals.Select(rival =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var began = time.GetTimestamp();
            var predict = rival.Fit(observed);
            var seconds = time.GetElapsedTime(began).TotalSeconds;
            double[] after = [.. later.Select(r => Loss(predict(r), code.ClassOf(r)))];
            double[] inside = [.. held.SelectMany(rows =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                var fitted = rival.Fit([.. observed.Where(r => !rows.Contains(r))]);
                return observed.Where(rows.Contains).Select(r => Loss(fitted(r), code.ClassOf(r)));
            })];
            return new RivalScore(rival.Name, inside, after, seconds);
        }).ToArray();
        var fit = TableRivals.Fit(code, split, observed);
        var (covered, counts) = ClassCounts.Cover(fit, code, split, seed.For("counts"));
        var (coveredBase, _) = ClassCounts.Cover(TableRivals.FitAt(code, split, observed, fit.Pace with { BaseRate = 1 }), code, split, seed.For("counts"));
        return new(name, cut, scores, covered, counts, coveredBase, [.. later.Select(r => split.PeriodOf[r])], [.. held.SelectMany(rows => observed.Where(rows.Contains))]);
    }

    /// <summary>The table's numbers with the period, as a number, among them.</summary>
    private static TableCode WithPeriod(DataTable table, TableBeliefs ignorant, TableSplit split)
    {
        const string Name = "the period as a number";
        var with = new DataTable(
            table.File,
            [.. table.Columns, Name],
            [.. table.Rows.Select((r, i) => (string[])[.. r, split.PeriodOf[i].ToString(System.Globalization.CultureInfo.InvariantCulture)])],
            table.Lines);
        return TableCode.Of(
            with,
            ignorant with { Label = ignorant.Label with { Ordered = false }, Columns = ignorant.Columns.Append(new(Name, DefaultBeliefs.Number)).ToDictionary() },
            split);
    }

    private static HashSet<int> HoldOut(int[] observed, SeededRandom random) =>
        [.. observed.Select(r => (Row: r, Drawn: random.NextDouble())).OrderBy(r => r.Drawn).Take((int)Math.Ceiling(HeldShare * observed.Length)).Select(r => r.Row)];
}
