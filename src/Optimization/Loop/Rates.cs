namespace LearningThePrior.Optimization;

/// <summary>How learning rates fall.</summary>
internal static class Rates
{
    /// <summary>The part of the first rate that step <paramref name="step"/> of <paramref name="steps"/> takes: a half cosine.</summary>
    public static double Cosine(int step, int steps) => (1 + Math.Cos(Math.PI * step / steps)) / 2;
}
