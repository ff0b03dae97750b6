namespace LearningThePrior.Optimization.DirectFits;

/// <summary>How often each answer was given after each ending.</summary>
internal sealed class EndingCounts
{
    private readonly Dictionary<string, double[]> _counts = new(StringComparer.Ordinal);
    private readonly int _answers;

    public EndingCounts(IReadOnlyList<(double[][] Endings, int Answer)> examples, int answers)
    {
        _answers = answers;
        foreach (var (endings, answer) in examples)
        {
            foreach (var ending in endings)
            {
                var name = Name(ending);
                var counts = _counts.TryGetValue(name, out var found) ? found : _counts[name] = new double[answers];
                counts[answer]++;
            }
        }
    }

    /// <summary>How many counts are kept.</summary>
    public long Parameters => (long)_counts.Count * _answers;

    /// <summary>From no ending to the longest that was seen: counts, and what the shorter ending says as <paramref name="strength"/> examples more.</summary>
    public double[] Predict(double[][] endings, double strength)
    {
        double[] p = [.. Enumerable.Repeat(1.0 / _answers, _answers)];
        foreach (var ending in endings)
        {
            if (!_counts.TryGetValue(Name(ending), out var counts))
            {
                break;
            }

            var total = counts.Sum() + strength;
            p = [.. counts.Zip(p, (n, before) => (n + (strength * before)) / total)];
        }

        return p;
    }

    private static string Name(double[] ending) => string.Join(',', ending);
}
