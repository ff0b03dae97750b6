using System.Globalization;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Table;

/// <summary>
/// A table drawn from a human's beliefs: five numbers and a category of three levels, half of which the human knows something of, whose slopes walk from period
/// to period, so that the true conditional is known.
/// </summary>
/// <param name="Table">The table, labels among its columns.</param>
/// <param name="Beliefs">What the human believes.</param>
/// <param name="Path">[period][state]: the true states.</param>
internal sealed record SyntheticTable(DataTable Table, TableBeliefs Beliefs, double[][] Path)
{
    public static SyntheticTable Draw(int rows, int periods, double cut, Seed seed)
    {
        var beliefs = new TableBeliefs
        {
            Schema = TableBeliefs.CurrentSchema,
            Label = new() { Classes = ["no", "yes"] },
            Columns = new Dictionary<string, ColumnBelief>
            {
                ["a"] = Number(.4, 1.4, Lasting.Slow),
                ["b"] = Number(-1.2, -.2, Lasting.Slow),
                ["c"] = Number(-.3, .3, Lasting.Fixed),
                ["d"] = Number(-.6, .6, Lasting.Drifts),
                ["e"] = Number(0, .8, Lasting.Slow) with { Lost = .2 },
                ["f"] = new()
                {
                    Type = ColumnType.Category,
                    Levels = new Dictionary<string, double> { ["low"] = -.8, ["middle"] = 0, ["high"] = .8 },
                    Spread = .3,
                    Lasting = Lasting.Slow,
                },
            },
        };
        var random = seed.For("rows").CreateRandom();
        string[] levels = ["low", "middle", "high"];
        string[] columns = ["period", "a", "b", "c", "d", "e", "f", "label"];
        List<string[]> cells = [.. Enumerable.Range(0, rows).Select(i => (string[])
        [
            (i * periods / rows).ToString(CultureInfo.InvariantCulture),
            .. Enumerable.Range(0, 5).Select(_ => random.NextGaussian().ToString("0.000", CultureInfo.InvariantCulture)),
            levels[random.NextInt(3)],
            "no",
        ])];
        var table = new DataTable("the drawn table", columns, cells, [.. Enumerable.Range(2, rows)]);
        var code = TableCode.Of(table, beliefs, TableSplit.Of(table, "period", cut));
        var split = TableSplit.Of(table, "period", cut);
        var path = DrawPath(TableForm.PriorOf(code), split.Observed, periods, seed.For("path").CreateRandom());
        var (link, draws) = (WalkLink.Of(code), seed.For("labels").CreateRandom());
        for (var row = 0; row < rows; row++)
        {
            var p = LaplaceStep.Probabilities(link.Of(code.Row(row)), path[split.PeriodOf[row]]);
            cells[row][^1] = draws.NextBool(p[1]) ? "yes" : "no";
        }

        return new(table, beliefs, path);
    }

    /// <summary>A path as the prior has it: a walk through D and beyond, over whose boundary each column may be lost.</summary>
    public static double[][] DrawPath(WalkPrior prior, int observed, int periods, SeededRandom random)
    {
        bool[] lost = [.. Enumerable.Range(0, prior.Group.Max() + 1).Select(g => random.NextBool(prior.Lost[Array.IndexOf(prior.Group, g)]))];
        var path = new double[periods][];
        for (var t = 0; t < periods; t++)
        {
            path[t] = [.. Enumerable.Range(0, prior.States).Select(s => t == 0 || (t == observed && lost[prior.Group[s]])
                ? prior.Mean[s] + (Math.Sqrt(prior.Variance[s]) * random.NextGaussian())
                : path[t - 1][s] + (Math.Sqrt(prior.StepVariance[s]) * random.NextGaussian()))];
        }

        return path;
    }

    private static ColumnBelief Number(double low, double high, Lasting lasting) => DefaultBeliefs.Number with { Low = low, High = high, Lasting = lasting };
}
