namespace LearningThePrior.Analysis.Plots;

/// <summary>What numbers can be drawn.</summary>
internal static class PlotNumbers
{
    /// <summary>Refuses what has no place in a picture.</summary>
    public static void Check(double x, double y, double? low, double? high)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y) || !double.IsFinite(low ?? 0) || !double.IsFinite(high ?? 0))
        {
            throw new ArgumentException($"A plot draws finite numbers; these are {x}, {y}, {low}, {high}.");
        }

        if (low is null != high is null || low > high)
        {
            throw new ArgumentException($"An interval has a lower and an upper end, in this order; these are {low} and {high}.");
        }
    }
}
