using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Table;

/// <summary>The mean of softmax(eta) where eta is normal: for two classes a sum over 41 nodes of their difference, for more over 256 fixed normal points, half of them the negatives of the others.</summary>
public static class ExpectedSoftmax
{
    private const int Nodes = 41;
    private const double Reach = 5;
    private const int Points = 256;

    /// <summary>softmax(eta).</summary>
    public static double[] Softmax(double[] odds)
    {
        ArgumentNullException.ThrowIfNull(odds);
        var most = odds.Max();
        var p = new double[odds.Length];
        var sum = 0.0;
        for (var k = 0; k < p.Length; k++)
        {
            sum += p[k] = Math.Exp(odds[k] - most);
        }

        for (var k = 0; k < p.Length; k++)
        {
            // Keeps a log finite where a class is as good as ruled out; without weight anywhere else.
            p[k] = Math.Max(p[k] / sum, 1e-300);
        }

        return p;
    }

    /// <summary>The mean of softmax(eta).</summary>
    /// <param name="mean">[K].</param>
    /// <param name="covariance">[K * K], row by row.</param>
    public static Credences Of(double[] mean, double[] covariance)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(covariance);
        return mean.Length == 2
            ? Two(mean[1] - mean[0], covariance[0] + covariance[3] - (2 * covariance[1]))
            : Many(mean, covariance);
    }

    private static Credences Two(double mean, double variance)
    {
        var deviation = Math.Sqrt(Math.Max(variance, 0));
        var (one, all) = (0.0, 0.0);
        for (var i = 0; i < Nodes; i++)
        {
            var z = Reach * ((2.0 * i / (Nodes - 1)) - 1);
            var weight = Math.Exp(-.5 * z * z);
            one += weight / (1 + Math.Exp(-(mean + (deviation * z))));
            all += weight;
        }

        return Credences.OfYes(one / all);
    }

    private static Credences Many(double[] mean, double[] covariance)
    {
        // The smallest ridge keeps a factor where classes move together.
        var k = mean.Length;
        double[] ridged = [.. covariance];
        for (var i = 0; i < k; i++)
        {
            ridged[(i * k) + i] += 1e-9;
        }

        var (factor, _) = Dense.Factor(ridged, k);
        var random = new SeededRandom(1);
        var (total, z, odds) = (new double[k], new double[k], new double[k]);
        for (var point = 0; point < Points; point++)
        {
            for (var i = 0; i < k; i++)
            {
                z[i] = point % 2 == 0 ? random.NextGaussian() : -z[i];
            }

            for (var i = 0; i < k; i++)
            {
                odds[i] = mean[i] + Dense.Dot(factor.AsSpan(i * k, k), z, i + 1);
            }

            var p = Softmax(odds);
            for (var i = 0; i < k; i++)
            {
                total[i] += p[i];
            }
        }

        return Credences.Normalise(total);
    }
}
