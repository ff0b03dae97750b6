namespace LearningThePrior.Optimization.Learning;

/// <summary>The particles' weights that maximise a <see cref="LatentObjective"/>; all three are concave in the weights.</summary>
internal static class PosteriorWeights
{
    private const int MirrorSteps = 2_000;

    /// <summary>Solves for the weights.</summary>
    /// <param name="objective">Which.</param>
    /// <param name="logPrior">log Prior of each particle (and of the volume it stands for), up to a constant, in nats.</param>
    /// <param name="logLikelihoods">[particles][distinct examples], in nats.</param>
    /// <param name="counts">[distinct examples]: how often each occurs.</param>
    /// <returns>Weights that sum to one.</returns>
    public static double[] Solve(LatentObjective objective, double[] logPrior, double[][] logLikelihoods, double[] counts)
    {
        var sums = logLikelihoods.Select(l => l.Zip(counts, (v, n) => v * n).Sum()).ToArray();
        var bayes = Softmax([.. logPrior.Zip(sums, (p, s) => p + s)]);
        return objective switch
        {
            LatentObjective.Elbo => bayes,
            LatentObjective.Joint => Ascend(bayes, logPrior, w => JointGradient(w, sums), 1),
            _ => Ascend(bayes, logPrior, w => MixtureGradient(w, logLikelihoods, counts), counts.Sum()),
        };
    }

    /// <summary>
    /// Mirror ascent on the simplex. The steps shrink with the number of examples, whose gradients add up, and the
    /// floor keeps every particle able to come back.
    /// </summary>
    private static double[] Ascend(double[] start, double[] logPrior, Func<double[], double[]> gradient, double examples)
    {
        const double Floor = 1e-12;
        var weights = Softmax([.. start.Select(w => Math.Log(w + Floor))]);
        var rate = 1.0 / (1 + examples);
        for (var step = 0; step < MirrorSteps; step++)
        {
            var slope = gradient(weights);
            weights = Softmax(
                [.. weights.Select((w, i) => ((1 - rate) * Math.Log(Math.Max(w, double.Epsilon))) + (rate * (slope[i] + logPrior[i])))]);
        }

        return weights;
    }

    private static double[] MixtureGradient(double[] weights, double[][] logLikelihoods, double[] counts)
    {
        var slope = new double[weights.Length];
        for (var n = 0; n < logLikelihoods[0].Length; n++)
        {
            var mean = 0.0;
            for (var i = 0; i < weights.Length; i++)
            {
                mean += weights[i] * Math.Exp(logLikelihoods[i][n]);
            }

            for (var i = 0; i < weights.Length; i++)
            {
                slope[i] += counts[n] * Math.Exp(logLikelihoods[i][n]) / mean;
            }
        }

        return slope;
    }

    private static double[] JointGradient(double[] weights, double[] sums)
    {
        var top = sums.Max();
        var mean = weights.Select((w, i) => w * Math.Exp(sums[i] - top)).Sum();
        return [.. sums.Select(s => Math.Exp(s - top) / mean)];
    }

    private static double[] Softmax(double[] logs)
    {
        var top = logs.Max();
        var weights = Array.ConvertAll(logs, l => Math.Exp(l - top));
        var total = weights.Sum();
        return Array.ConvertAll(weights, w => w / total);
    }
}
