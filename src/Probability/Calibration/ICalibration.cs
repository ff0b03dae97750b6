namespace LearningThePrior.Probability;

/// <summary>
/// Turns a judge's credences into ones that come true as often as they say. A calibration is an immutable record that
/// prints itself; a static <c>Fit</c> makes it of held-out verdicts and what was right.
/// </summary>
public interface ICalibration
{
    /// <summary>How many answers a question must have; null for any number.</summary>
    int? Answers => null;

    /// <summary>The calibrated credences.</summary>
    Credences Apply(Credences credences);
}
