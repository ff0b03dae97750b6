using LearningThePrior.Probability;

namespace LearningThePrior.Optimization;

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
        var bayes = Softmax.Of([.. logPrior.Zip(sums, (p, s) => p + s)]);
        return objective switch
        {
            LatentObjective.Elbo => bayes,
            LatentObjective.Joint => Ascend(bayes, logPrior, w => Joint(w, sums)),
            _ => Ascend(bayes, logPrior, w => Mixture(w, logLikelihoods, counts)),
        };
    }

    /// <summary>
    /// Mirror ascent on the simplex of fit(w) - KL(w || Prior), which is concave; the rate is halved until a step does not
    /// fall, so that it rises to the top however far D and the prior disagree. The floor keeps every particle able to
    /// come back.
    /// </summary>
    private static double[] Ascend(double[] start, double[] logPrior, Func<double[], (double Fit, double[] Slope)> fit)
    {
        const double Floor = 1e-12;
        const double Enough = 1e-10;
        double Value(double[] w, double of) => of - w.Zip(logPrior, (v, p) => v > 0 ? v * (Math.Log(v) - p) : 0).Sum();
        var weights = Softmax.Of([.. start.Select(w => Math.Log(w + Floor))]);
        var (at, slope) = fit(weights);
        var value = Value(weights, at);
        for (var (step, rate) = (0, 1.0); step < MirrorSteps && rate > 1e-12; step++)
        {
            double[] next = Softmax.Of([.. weights.Select((w, i) =>
                ((1 - rate) * Math.Log(Math.Max(w, double.Epsilon))) + (rate * (slope[i] + logPrior[i])))]);
            var (nextAt, nextSlope) = fit(next);
            var nextValue = Value(next, nextAt);
            if (!(nextValue >= value))
            {
                rate /= 2;
                continue;
            }

            var gain = nextValue - value;
            (weights, slope, value) = (next, nextSlope, nextValue);
            if (gain < Enough && rate >= .5)
            {
                break;
            }

            rate = Math.Min(1, rate * 1.5);
        }

        return weights;
    }

    private static (double Fit, double[] Slope) Mixture(double[] weights, double[][] logLikelihoods, double[] counts)
    {
        var slope = new double[weights.Length];
        var fit = 0.0;
        for (var n = 0; n < counts.Length; n++)
        {
            var top = logLikelihoods.Max(l => l[n]);
            var mean = 0.0;
            for (var i = 0; i < weights.Length; i++)
            {
                mean += weights[i] * Math.Exp(logLikelihoods[i][n] - top);
            }

            fit += counts[n] * (top + Math.Log(mean));
            for (var i = 0; i < weights.Length; i++)
            {
                slope[i] += counts[n] * Math.Exp(logLikelihoods[i][n] - top) / mean;
            }
        }

        return (fit, slope);
    }

    private static (double Fit, double[] Slope) Joint(double[] weights, double[] sums)
    {
        var top = sums.Max();
        var mean = weights.Select((w, i) => w * Math.Exp(sums[i] - top)).Sum();
        return (top + Math.Log(mean), [.. sums.Select(s => Math.Exp(s - top) / mean)]);
    }
}
