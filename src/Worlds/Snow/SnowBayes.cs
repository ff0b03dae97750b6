using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Snow;

/// <summary>
/// Exact Bayes for snow worlds in closed form. Given the label the features are independent, and whether a feature agrees
/// with it tells of that feature's rate alone, so that P(y|x,D) is naive Bayes with each rate's posterior mean. D tells
/// nothing of types: on D* a feature agrees with the label at its mean rate with probability pi, else at an artifact's.
/// </summary>
internal static class SnowBayes
{
    /// <summary>In how many examples of D each feature agrees with the label.</summary>
    public static int[] Agreements(SnowScheme scheme, IReadOnlyList<Observation> observed)
    {
        var agrees = new int[scheme.Features.Count];
        foreach (var (question, answer) in observed)
        {
            var features = ((SnowQuestion)question).Features;
            for (var j = 0; j < agrees.Length; j++)
            {
                agrees[j] += features[j] > 0 == (answer == 1) ? 1 : 0;
            }
        }

        return agrees;
    }

    /// <summary>The posterior of every feature's rate in D over its grid, [features][rates]: the prior is even.</summary>
    public static double[][] RatePosteriors(SnowScheme scheme, IReadOnlyList<Observation> observed)
    {
        var agrees = Agreements(scheme, observed);
        return [.. scheme.Features.Select((f, j) => Posterior(f.Rates, agrees[j], observed.Count))];
    }

    /// <summary>The posterior mean of every feature's rate in D.</summary>
    public static double[] MeanRates(SnowScheme scheme, IReadOnlyList<Observation> observed) =>
        [.. RatePosteriors(scheme, observed).Zip(scheme.Features, (p, f) => p.Zip(f.Rates, (w, r) => w * r).Sum())];

    /// <summary>How often each feature is expected to agree with the label in D*.</summary>
    /// <param name="scheme">The world's.</param>
    /// <param name="meanRates">The features' mean rates in D.</param>
    /// <param name="causal">How probable it is that a feature carries over.</param>
    public static double[] NewRates(SnowScheme scheme, double[] meanRates, Func<SnowFeature, double> causal)
    {
        var artifact = scheme.ArtifactRates.Average();
        return [.. scheme.Features.Select((f, j) => (causal(f) * meanRates[j]) + ((1 - causal(f)) * artifact))];
    }

    /// <summary>P(y|x) where features agree with a fair label independently at these rates.</summary>
    public static Credences Predict(SnowQuestion x, double[] rates)
    {
        var logOdds = 0.0;
        for (var j = 0; j < rates.Length; j++)
        {
            logOdds += x.Features[j] * SnowAmounts.LogOdds(rates[j]);
        }

        return Credences.OfYes(1 / (1 + Math.Exp(-logOdds)));
    }

    private static double[] Posterior(IReadOnlyList<double> rates, int agrees, int count) =>
        Softmax.Of([.. rates.Select(rate => (agrees * Math.Log(rate)) + ((count - agrees) * Math.Log(1 - rate)))]);
}
