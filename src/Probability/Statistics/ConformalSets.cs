namespace LearningThePrior.Probability.Statistics;

/// <summary>
/// Split conformal prediction (Vovk, Gammerman and Shafer 2005; Angelopoulos and Bates 2021): sets of answers that leave out the truth at most as often as was chosen, if new cases are
/// exchangeable with those that the threshold was fitted on. A judge abstains unless its set holds exactly one answer.
/// </summary>
/// <param name="Threshold">An answer is in the set if its credence is at least this; 0 or less where too few cases were seen to leave out anything.</param>
public readonly record struct ConformalSets(double Threshold)
{
    /// <summary>Fits the threshold.</summary>
    /// <param name="credencesInTruth">The credence in the truth of each case.</param>
    /// <param name="error">How often a set may leave out the truth, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="error"/> is out of its range.</exception>
    public static ConformalSets Fit(IEnumerable<double> credencesInTruth, double error)
    {
        ArgumentNullException.ThrowIfNull(credencesInTruth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(error);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(error, 1);
        double[] sorted = [.. credencesInTruth.OrderDescending()];
        var rank = (int)Math.Ceiling((sorted.Length + 1) * (1 - error) - 1e-9);
        return new(rank > sorted.Length ? 0 : sorted[rank - 1]);
    }

    /// <summary>Whether an answer is in the set.</summary>
    public bool Holds(double credence) => credence >= Threshold;

    /// <summary>The one answer of the set; null where it holds none or several, so that the judge abstains.</summary>
    public int? Decide(IReadOnlyList<double> credences)
    {
        ArgumentNullException.ThrowIfNull(credences);
        int? only = null;
        for (var i = 0; i < credences.Count; i++)
        {
            if (Holds(credences[i]))
            {
                if (only is not null)
                {
                    return null;
                }

                only = i;
            }
        }

        return only;
    }
}
