using System.Globalization;
using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>The mean log score, which one verdict that excludes the truth makes infinite.</summary>
internal static class LogScores
{
    /// <summary>The mean, where no verdict excludes the truth; else how many do.</summary>
    /// <param name="finite">Finite scores by question.</param>
    /// <param name="excluded">By question, how many verdicts exclude the truth, of how many.</param>
    /// <param name="seed">Seeds resampling.</param>
    public static Measured Mean(ClusterSums finite, ClusterSums excluded, Seed seed)
    {
        var total = excluded.Total();
        return total[0] == 0
            ? Clustered.Ratio(finite, share: false, "no verdict whose truth is known", seed)
            : Measured.None((long)total[1], string.Create(
                CultureInfo.InvariantCulture,
                $"minus infinity: {total[0]} of {total[1]} verdicts gave the truth no credence; {StatisticNames.LogScoreFinite} is the mean of the others"));
    }
}
