using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;
using static LearningThePrior.Analysis.Validity.ValidityMeasures;

namespace LearningThePrior.Analysis.Validity;

/// <summary>How often the judge errs on either side, and what that makes of the share of its verdicts (Rogan and Gladen 1978).</summary>
/// <remarks>
/// The event is "A holds the truth". Where debates without a key are judged, their share is corrected by the errors on those with one; where there are none, each half of the questions
/// by the errors on the other, so that the correction can be checked against the truth.
/// </remarks>
internal sealed class ErrorCorrection(string judge, IReadOnlyList<ValidityCase> cases, Seed seed)
{
    private const string Empty = "no verdict for a side where the truth is on one";

    // Of each half: verdicts for A and all verdicts where A held the truth, the same where B did, and of those whose share is estimated.
    private const int Width = 6;

    public IEnumerable<(string Name, Measured Measured)> Measures()
    {
        var told = cases.Select(c => (Case: c, Verdict: Lead(c), Truth: c.TrueLead)).Where(t => t.Verdict is not null and not 0).ToArray();
        var isOpen = told.Any(t => t.Truth is null);
        var (sums, truths, apparent) = (new ClusterSums(2 * Width), new ClusterSums(2), new ClusterSums(2));
        foreach (var (c, verdict, truth) in told)
        {
            var own = sums.Of(c.Question);
            var half = isOpen ? 0 : c.Question % 2 * Width;
            var forA = verdict > 0 ? 1 : 0;
            if (truth is not null and not 0)
            {
                var at = half + (truth > 0 ? 0 : 2);
                own[at] += forA;
                own[at + 1]++;
            }

            if (!isOpen || truth is null)
            {
                own[half + 4] += forA;
                own[half + 5]++;
                apparent.Add(c.Question, forA);
                if (truth is not null and not 0)
                {
                    truths.Add(c.Question, truth > 0 ? 1 : 0);
                }
            }
        }

        var all = sums.Count == 0 ? new double[2 * Width] : sums.Total();
        yield return (Sensitivity, Smooth(sums, s => Rate(s, 0), (long)(all[1] + all[Width + 1]), Sensitivity));
        yield return (Specificity, Smooth(sums, s => 1 - Rate(s, 2), (long)(all[3] + all[Width + 3]), Specificity));
        yield return (ApparentShare, Clustered.Ratio(apparent, share: true, Empty, seed.For(ApparentShare)));
        yield return (CorrectedShare, Smooth(sums, isOpen ? s => Corrected(s, 0, 0) : Crossed, (long)(all[5] + all[Width + 5]), CorrectedShare));
        yield return (TrueShare, Clustered.Ratio(truths, share: true, "the truth of these debates is not known", seed.For(TrueShare)));
    }

    private double? Lead(ValidityCase c) => c.Find(judge, "as_played")?.Credences is { } credences ? c.Lead(credences) : null;

    private Measured Smooth(ClusterSums sums, SumStatistic statistic, long n, string name) =>
        sums.Count == 0 ? Measured.None(0, Empty) : Clustered.Smooth(sums, statistic, n, name == CorrectedShare ? "the judge tells no more than chance, or one kind of truth is missing" : Empty, seed.For(name));

    private static double? Rate(ReadOnlySpan<double> s, int at) =>
        s[at + 1] + s[Width + at + 1] is var n and > 0 ? (s[at] + s[Width + at]) / n : null;

    /// <summary>The share of one half, corrected by the errors of one.</summary>
    private static double? Corrected(ReadOnlySpan<double> s, int share, int errors) => s[errors + 1] > 0 && s[errors + 3] > 0 && s[share + 5] > 0
        ? RoganGladen.Corrected(s[share + 4] / s[share + 5], s[errors] / s[errors + 1], 1 - (s[errors + 2] / s[errors + 3]))
        : null;

    private static double? Crossed(ReadOnlySpan<double> s) => (Corrected(s, 0, Width), Corrected(s, Width, 0)) is ({ } first, { } second)
        ? ((first * s[5]) + (second * s[Width + 5])) / (s[5] + s[Width + 5])
        : null;
}
