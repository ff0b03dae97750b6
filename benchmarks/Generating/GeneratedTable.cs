using System.Globalization;
using LearningThePrior.Probability;

namespace LearningThePrior.Benchmarks.Generating;

/// <summary>
/// A table of a period, columns of numbers and a label of two classes, whose log odds are a sum over the columns that walks from period to period. The same seed gives the
/// same bytes.
/// </summary>
public static class GeneratedTable
{
    private const double Step = .05;

    /// <summary>Writes it as CSV.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="rows">Rows, in order of their periods.</param>
    /// <param name="columns">Columns beside the period and the label.</param>
    /// <param name="periods">Periods, of equally many rows.</param>
    /// <param name="seed">Draws the numbers, the slopes and the labels.</param>
    public static void Write(string file, int rows, int columns, int periods, Seed seed)
    {
        var random = seed.CreateRandom();
        double[] slopes = [.. Enumerable.Range(0, columns).Select(_ => .3 * random.NextGaussian())];
        using var writer = new StreamWriter(file) { NewLine = "\n" };
        writer.WriteLine($"period,{string.Join(',', Enumerable.Range(0, columns).Select(c => $"c{c}"))},label");
        for (var (row, last) = (0, 0); row < rows; row++)
        {
            var period = (int)((long)row * periods / rows);
            for (; last < period; last++)
            {
                slopes = [.. slopes.Select(s => s + (Step * random.NextGaussian()))];
            }

            var odds = 0.0;
            writer.Write(period);
            foreach (var slope in slopes)
            {
                var value = random.NextGaussian();
                odds += slope * value;
                writer.Write(string.Create(CultureInfo.InvariantCulture, $",{value:F3}"));
            }

            writer.WriteLine(random.NextBool(1 / (1 + Math.Exp(-odds))) ? ",yes" : ",no");
        }
    }
}
