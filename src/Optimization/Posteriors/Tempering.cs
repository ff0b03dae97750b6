using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Posteriors;

/// <summary>The steps of sequential Monte Carlo that know nothing of z: how far the temperature rises, and who is kept.</summary>
internal static class Tempering
{
    /// <summary>How far the temperature may rise, at most to 1, before the effective sample size falls below half.</summary>
    public static double Next(double[] values, double temperature)
    {
        bool IsTooFar(double to)
        {
            var weights = Weights(values, to - temperature);
            return 2 / weights.Sum(w => w * w) < weights.Length;
        }

        if (!IsTooFar(1))
        {
            return 1;
        }

        var (near, far) = (temperature, 1.0);
        for (var i = 0; i < 50; i++)
        {
            var middle = (near + far) / 2;
            (near, far) = IsTooFar(middle) ? (near, middle) : (middle, far);
        }

        return far;
    }

    /// <summary>Weights that add up to 1; equal ones where every value is negative infinity.</summary>
    public static double[] Weights(double[] values, double power)
    {
        var top = values.Max();
        var weights = Array.ConvertAll(values, v => double.IsNegativeInfinity(top) ? 1 : Math.Exp(power * (v - top)));
        var total = weights.Sum();
        return Array.ConvertAll(weights, w => w / total);
    }

    /// <summary>Systematic resampling: one draw, and evenly spaced ones after it.</summary>
    public static IEnumerable<int> Resample(double[] weights, SeededRandom random)
    {
        var (at, below, start) = (0, weights[0], random.NextDouble());
        for (var i = 0; i < weights.Length; i++)
        {
            while (below < (start + i) / weights.Length && at < weights.Length - 1)
            {
                below += weights[++at];
            }

            yield return at;
        }
    }

    /// <summary>Whether Metropolis takes a proposal, at a temperature.</summary>
    public static bool IsTaken(double value, double proposed, double temperature, SeededRandom random) =>
        Math.Log(1 - random.NextDouble()) < temperature * (proposed - value);
}
