namespace LearningThePrior.Probability;

/// <summary>From logarithms of weights to probabilities.</summary>
public static class Softmax
{
    /// <summary>exp(logs), made to sum to one. Logarithms may be so low that their weights vanish; the greatest must be finite.</summary>
    /// <param name="logs">At least one.</param>
    public static double[] Of(double[] logs)
    {
        ArgumentNullException.ThrowIfNull(logs);
        var top = logs.Max();
        var weights = Array.ConvertAll(logs, l => Math.Exp(l - top));
        var total = weights.Sum();
        return Array.ConvertAll(weights, w => w / total);
    }
}
