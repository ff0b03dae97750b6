using System.Globalization;
using LearningThePrior.Analysis.Analyzing;

namespace LearningThePrior.Cli.Judging;

/// <summary>How often each language model's verdict flips when it judges the same debate in the other order: what every such judge is reported with.</summary>
internal static class OrderEffects
{
    public static async Task WriteAsync(TextWriter output, string run, IReadOnlyList<string> judges, CancellationToken cancellationToken)
    {
        var result = await TranscriptAnalysis.OfAsync([run], new AnalysisOptions { By = ["judge"] }, cancellationToken);
        foreach (var group in result.Groups.Where(g => judges.Contains(g.Factors["judge"])))
        {
            var flips = group.Statistics[StatisticNames.FlipOrder];
            output.WriteLine(flips switch
            {
                { Value: { } value, Low: { } low, High: { } high } =>
                    string.Create(CultureInfo.InvariantCulture, $"{group.Factors["judge"]}: {value:P0} of verdicts flip with the order (95 %: {low:P0} to {high:P0})."),
                { Value: { } value } => string.Create(CultureInfo.InvariantCulture, $"{group.Factors["judge"]}: {value:P0} of verdicts flip with the order (too few debates for an interval)."),
                _ => $"{group.Factors["judge"]}: whether verdicts flip with the order is not known, since no debate has one for a side in both (--orders both asks for them).",
            });
        }
    }
}
