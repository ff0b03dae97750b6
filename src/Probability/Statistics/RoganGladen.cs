namespace LearningThePrior.Probability.Statistics;

/// <summary>A share that an instrument found, corrected for the instrument's known errors (Rogan and Gladen 1978; Lang and Reiczigel 2014 for its uncertainty).</summary>
public static class RoganGladen
{
    /// <summary>(apparent + specificity - 1) / (sensitivity + specificity - 1), kept within 0 and 1.</summary>
    /// <param name="apparent">The share that the instrument calls positive.</param>
    /// <param name="sensitivity">The share of true positives that it calls positive.</param>
    /// <param name="specificity">The share of true negatives that it calls negative.</param>
    /// <returns>Null if the instrument does no better than chance: if the sum of sensitivity and specificity is not above 1.</returns>
    public static double? Corrected(double apparent, double sensitivity, double specificity)
    {
        var told = sensitivity + specificity - 1;
        return told <= 0 ? null : Math.Clamp((apparent + specificity - 1) / told, 0, 1);
    }
}
