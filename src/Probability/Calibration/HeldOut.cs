namespace LearningThePrior.Probability;

/// <summary>Held-out verdicts in the form that fits read.</summary>
internal static class HeldOut
{
    /// <summary>
    /// Credences below this count as this in logarithms, so that a judge who is certain, and errs, can be calibrated too.
    /// </summary>
    private const double Least = 1e-6;

    /// <summary>Checks verdicts before a fit.</summary>
    /// <exception cref="ArgumentException">There is none, they differ in their number of answers, or a right answer is none of them.</exception>
    public static (Credences Credences, int Correct)[] Check(IEnumerable<(Credences Credences, int Correct)> verdicts, int? answers = null)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        (Credences Credences, int Correct)[] all = [.. verdicts];
        if (all.Length == 0)
        {
            throw new ArgumentException("A calibration is fitted on at least one held-out verdict.", nameof(verdicts));
        }

        var count = answers ?? all[0].Credences.Count;
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].Credences.Count != count || all[i].Correct < 0 || all[i].Correct >= count)
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Held-out verdict {i} must have {count} credences and a right answer from 0 to {count - 1}; it has {all[i].Credences.Count}, and answer {all[i].Correct}."),
                    nameof(verdicts));
            }
        }

        return all;
    }

    /// <summary>The log of each credence, in nats.</summary>
    public static double[] Logs(Credences credences) => [.. credences.Values.Select(p => Math.Log(Math.Max(p, Least)))];

    /// <summary>The log odds of answer 1 of two, in nats.</summary>
    public static double LogOdds(Credences credences) => Logs(credences) is [var no, var yes] ? yes - no
        : throw new ArgumentException("Two answers are expected.", nameof(credences));
}
