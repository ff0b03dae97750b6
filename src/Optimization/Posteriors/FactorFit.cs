namespace LearningThePrior.Optimization.Posteriors;

/// <summary>The best distribution over one block's options, given what each is worth on average over the rest of z.</summary>
internal static class FactorFit
{
    /// <summary>Any distribution.</summary>
    /// <param name="objective">What is maximised.</param>
    /// <param name="logPriors">[options]: expected log Prior and log volume; negative infinity where an option is closed.</param>
    /// <param name="pieces">[options][N]: expected log likelihoods, or their log expectations, as the objective has it.</param>
    /// <param name="counts">[N].</param>
    public static double[] Free(LatentObjective objective, double[] logPriors, double[][] pieces, double[] counts)
    {
        int[] open = [.. Enumerable.Range(0, logPriors.Length).Where(k => double.IsFinite(logPriors[k]))];
        var weights = PosteriorWeights.Solve(objective, [.. open.Select(k => logPriors[k])], [.. open.Select(k => pieces[k])], counts);
        var q = new double[logPriors.Length];
        foreach (var (i, k) in open.Index())
        {
            q[k] = weights[i];
        }

        return q;
    }

    /// <summary>The best of all intervals, even between its ends.</summary>
    /// <inheritdoc cref="Free" path="/param"/>
    public static double[] Interval(LatentObjective objective, double[] logPriors, double[][] pieces, double[] counts)
    {
        // As the objective has it, an interval's piece is the mean of its cells' or the log of the mean of their exponentials.
        var isMean = objective == LatentObjective.Elbo;
        var tops = counts.Select((_, n) => isMean ? 0 : pieces.Max(p => p[n])).ToArray();
        var best = (Value: double.NegativeInfinity, First: 0, Last: 0);
        for (var first = 0; first < logPriors.Length; first++)
        {
            var (prior, sums) = (0.0, new double[counts.Length]);
            for (var last = first; last < logPriors.Length && double.IsFinite(logPriors[last]); last++)
            {
                var (width, fit) = (last - first + 1, 0.0);
                prior += logPriors[last];
                for (var n = 0; n < sums.Length; n++)
                {
                    sums[n] += isMean ? pieces[last][n] : Math.Exp(pieces[last][n] - tops[n]);
                    fit += counts[n] * (isMean ? sums[n] / width : tops[n] + Math.Log(sums[n] / width));
                }

                var value = fit + (prior / width) + Math.Log(width);
                best = value > best.Value ? (value, first, last) : best;
            }
        }

        return [.. logPriors.Select((_, k) => k >= best.First && k <= best.Last ? 1.0 / (best.Last - best.First + 1) : 0)];
    }
}
