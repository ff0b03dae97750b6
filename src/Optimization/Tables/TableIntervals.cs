using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Tables;

/// <summary>
/// Paired differences of mean NLL, tables and cuts weighing alike, with 95 % intervals: on D* by drawing each table's periods anew, on D by drawing its rows anew,
/// for all of a table's cuts together, as they share them.
/// </summary>
/// <param name="scores">All tables and cuts.</param>
/// <param name="seed">Draws.</param>
public sealed class TableIntervals(IReadOnlyList<TableScores> scores, Seed seed)
{
    private const int Draws = 2_000;

    /// <summary>One way to predict less another, on held-out rows of D.</summary>
    public (double Mean, double Low, double High) OnD(int one, int other) => Of(s => s.Scores[one].Held, s => s.Scores[other].Held, s => s.Held);

    /// <summary>One way to predict less another, on D*.</summary>
    public (double Mean, double Low, double High) OnLater(int one, int other) => Of(s => s.Scores[one].Later, s => s.Scores[other].Later, s => s.Periods);

    private (double Mean, double Low, double High) Of(
        Func<TableScores, IReadOnlyList<double>> one, Func<TableScores, IReadOnlyList<double>> other, Func<TableScores, IReadOnlyList<int>> units)
    {
        // The sum and number of each unit's differences, by table and cut.
        var sums = scores.Select(s => units(s).Select((unit, i) => (Unit: unit, Gap: one(s)[i] - other(s)[i])).GroupBy(g => g.Unit)
            .ToDictionary(g => g.Key, g => (Sum: g.Sum(x => x.Gap), Count: g.Count()))).ToArray();
        var random = seed.CreateRandom();
        var byTable = scores.Select((s, i) => (s.Table, Index: i)).GroupBy(s => s.Table, s => s.Index).Select(g => (Cuts: g.ToArray(), Units: g.SelectMany(i => sums[i].Keys).Distinct().Order().ToArray())).ToArray();
        var means = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            foreach (var (cuts, all) in byTable)
            {
                int[] drawn = [.. all.Select(_ => all[random.NextInt(all.Length)])];
                foreach (var cut in cuts)
                {
                    var (sum, count) = (0.0, 0);
                    foreach (var unit in drawn)
                    {
                        var (s, c) = sums[cut].GetValueOrDefault(unit);
                        (sum, count) = (sum + s, count + c);
                    }

                    means[draw] += (count == 0 ? 0 : sum / count) / scores.Count;
                }
            }
        }

        Array.Sort(means);
        var mean = sums.Average(s => s.Values.Sum(v => v.Sum) / s.Values.Sum(v => v.Count));
        return (mean, means[(int)(.025 * Draws)], means[(int)(.975 * Draws)]);
    }
}
