namespace LearningThePrior.Worlds.Snow;

/// <summary>The rates that make the labels of D likeliest given its features: logistic regression within a box.</summary>
internal static class SnowMap
{
    private const int MaxSweeps = 10_000;
    private const double Tolerance = 1e-9;

    /// <summary>
    /// Maximises the sum over D of log sigmoid(y sum of x_j w_j), w_j the log odds of feature j's rate. It is concave in w,
    /// so that climbing one coordinate at a time by Newton's step ends at the top.
    /// </summary>
    public static double[] BestRates(SnowScheme scheme, IReadOnlyList<Observation> observed)
    {
        var rows = Rows(observed);
        var low = scheme.Features.Select(f => SnowAmounts.LogOdds(f.Low / 1000.0)).ToArray();
        var high = scheme.Features.Select(f => SnowAmounts.LogOdds(f.High / 1000.0)).ToArray();
        var w = low.Zip(high, (a, b) => (a + b) / 2).ToArray();
        for (var sweep = 0; sweep < MaxSweeps; sweep++)
        {
            var moved = 0.0;
            for (var j = 0; j < w.Length; j++)
            {
                var next = Math.Clamp(w[j] + NewtonStep(rows, w, j), low[j], high[j]);
                moved = Math.Max(moved, Math.Abs(next - w[j]));
                w[j] = next;
            }

            if (moved < Tolerance)
            {
                break;
            }
        }

        return [.. w.Select(v => 1 / (1 + Math.Exp(-v)))];
    }

    // Equal rows are counted once: D may have a million examples, x has a few hundred values.
    private static List<(int[] Signs, int Count)> Rows(IReadOnlyList<Observation> observed) =>
    [
        .. observed
            .Select(o => (X: (SnowQuestion)o.Question, Label: o.Answer == 1 ? 1 : -1))
            .GroupBy(o => (o.X.Id, o.Label))
            .Select(g => (g.First().X.Features.Select(f => f * g.Key.Label).ToArray(), g.Count())),
    ];

    private static double NewtonStep(List<(int[] Signs, int Count)> rows, double[] w, int j)
    {
        var (slope, curvature) = (0.0, 0.0);
        foreach (var (signs, count) in rows)
        {
            var margin = 0.0;
            for (var k = 0; k < w.Length; k++)
            {
                margin += signs[k] * w[k];
            }

            var wrong = 1 / (1 + Math.Exp(margin));
            slope += count * signs[j] * wrong;
            curvature += count * wrong * (1 - wrong);
        }

        return curvature > 0 ? slope / curvature : 0;
    }
}
