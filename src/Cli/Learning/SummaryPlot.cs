using System.Globalization;
using LearningThePrior.Analysis.Plots;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Cli.Learning;

/// <summary>The NLL table as a picture: for each set of questions, a dot and an interval for each predictor.</summary>
internal static class SummaryPlot
{
    private static readonly (string Key, string Label)[] Predictors =
        [("truth", "truth"), ("bayes", "exact Bayes"), ("ltp", "learned prior"), ("direct", "direct fit")];

    /// <summary>An SVG document.</summary>
    public static string Draw(Summary summary)
    {
        var shown = Predictors.Where(p => summary.Nll.Values.All(n => n[p.Key] is not null)).ToArray();
        return new IntervalPlot(
            $"Learning the prior: {summary.World}",
            string.Create(CultureInfo.InvariantCulture, $"NLL in nats per example, mean over {summary.Seeds.Count - 1} worlds with 95 % intervals; left is better"),
            [.. summary.Nll.Select(set => new IntervalPanel(Title(set.Key), [.. shown.Select(p => Row(p.Label, set.Value[p.Key]!))]))]).ToSvg();
    }

    private static IntervalRow Row(string label, Estimate value) => new(label, value.Mean, value.Ci95?[0], value.Ci95?[1]);

    private static string Title(string set) => set switch
    {
        "d" => "D: more of the same",
        "d_star" => "D*: the shifted questions",
        _ => "D*: " + set.Replace('_', ' '),
    };
}
