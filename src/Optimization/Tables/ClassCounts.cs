using LearningThePrior.Probability;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Optimization.Tables;

/// <summary>Whether the counts of classes in the periods of D* lie inside the posterior's 90 % intervals: paths drawn, labels drawn from them.</summary>
internal static class ClassCounts
{
    private const int Draws = 400;
    private const double Tail = .05;

    /// <summary>How many counts are covered, of how many.</summary>
    public static (int Covered, int Counts) Cover(WalkFit fit, TableCode code, TableSplit split, Seed seed)
    {
        var (random, classes, periods) = (seed.CreateRandom(), code.Classes.Count, split.Periods.Count);
        var link = WalkLink.Of(code);
        var rows = Enumerable.Range(0, code.Table.Rows.Count).Where(r => split.PeriodOf[r] >= split.Observed)
            .Select(r => (Period: split.PeriodOf[r], Design: link.Of(code.Row(r)), Class: code.ClassOf(r))).ToArray();
        var (drawn, seen) = (new int[periods * classes, Draws], new int[periods * classes]);
        foreach (var row in rows)
        {
            seen[(row.Period * classes) + row.Class]++;
        }

        for (var d = 0; d < Draws; d++)
        {
            var path = fit.Draw(periods, random).States;
            foreach (var (period, design, _) in rows)
            {
                var odds = new double[classes];
                for (var i = 0; i < design.States.Length; i++)
                {
                    for (var k = 0; k < classes; k++)
                    {
                        odds[k] += design.Values[i] * design.Moves[i][k] * path[period][design.States[i]];
                    }
                }

                drawn[(period * classes) + random.NextIndex(ExpectedSoftmax.Softmax(odds)), d]++;
            }
        }

        var covered = 0;
        for (var cell = split.Observed * classes; cell < periods * classes; cell++)
        {
            int[] sorted = [.. Enumerable.Range(0, Draws).Select(d => drawn[cell, d]).Order()];
            covered += seen[cell] >= sorted[(int)(Tail * Draws)] && seen[cell] <= sorted[(int)((1 - Tail) * Draws) - 1] ? 1 : 0;
        }

        return (covered, (periods - split.Observed) * classes);
    }
}
