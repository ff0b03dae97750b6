using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;
using static LearningThePrior.Analysis.Validity.ValidityMeasures;

namespace LearningThePrior.Analysis.Validity;

/// <summary>How often the judge is right where A, and where B, holds the truth; and its share of verdicts for A, corrected for these errors (Rogan and Gladen 1978).</summary>
/// <remarks>
/// Error rates are measured on debates whose truth is known. They correct the share of the debates whose truth is unknown. If every truth is known, the questions are split into two halves and
/// each half is corrected with the error rates of the other half; the result can then be compared with the true share.
/// </remarks>
internal sealed class ErrorCorrection(string judge, IReadOnlyList<ValidityCase> cases, Seed seed)
{
    private const string Empty = "no verdict for a side where the truth is on one";

    // Sums of one half of the questions: pairs of (verdicts for A, all verdicts).
    private const int TruthOnA = 0;
    private const int TruthOnB = 2;
    private const int Estimated = 4;
    private const int Half = 6;

    public IEnumerable<(string Name, Measured Measured)> Measures()
    {
        var told = cases.Select(c => (Case: c, Verdict: Lead(c), Truth: c.TrueLead)).Where(t => t.Verdict is not null and not 0).ToArray();
        var isOpen = told.Any(t => t.Truth is null);
        var (sums, truths, apparent) = (new ClusterSums(2 * Half), new ClusterSums(2), new ClusterSums(2));
        foreach (var (c, verdict, truth) in told)
        {
            var half = isOpen ? 0 : c.Question % 2 * Half;
            var forA = verdict > 0 ? 1 : 0;
            sums.AddTo(c.Question, half + TruthOnA, truth > 0 ? forA : 0, truth > 0 ? 1 : 0);
            sums.AddTo(c.Question, half + TruthOnB, truth < 0 ? forA : 0, truth < 0 ? 1 : 0);
            if (isOpen && truth is not null)
            {
                continue;
            }

            sums.AddTo(c.Question, half + Estimated, forA);
            apparent.Add(c.Question, forA);
            if (truth is not null and not 0)
            {
                truths.Add(c.Question, truth > 0 ? 1 : 0);
            }
        }

        var all = sums.Total();
        yield return (Sensitivity, Smooth(sums, s => ForA(s, TruthOnA), Count(all, TruthOnA), Sensitivity));
        yield return (Specificity, Smooth(sums, s => 1 - ForA(s, TruthOnB), Count(all, TruthOnB), Specificity));
        yield return (ApparentShare, Clustered.Ratio(apparent, share: true, Empty, seed.For(ApparentShare)));
        yield return (CorrectedShare, Smooth(sums, isOpen ? s => Corrected(s[..Half], s[..Half]) : Crossed, Count(all, Estimated), CorrectedShare));
        yield return (TrueShare, Clustered.Ratio(truths, share: true, "the truth of these debates is not known", seed.For(TrueShare)));
    }

    private double? Lead(ValidityCase c) => c.Find(judge, "as_played")?.Credences is { } credences ? c.Lead(credences) : null;

    private Measured Smooth(ClusterSums sums, SumStatistic statistic, long n, string name) =>
        sums.Count == 0 ? Measured.None(0, Empty) : Clustered.Smooth(sums, statistic, n, name == CorrectedShare ? "the judge tells no more than chance, or one kind of truth is missing" : Empty, seed.For(name));

    /// <summary>How many verdicts of one kind there are in both halves.</summary>
    private static long Count(ReadOnlySpan<double> s, int kind) => (long)(s[kind + 1] + s[Half + kind + 1]);

    /// <summary>The share of verdicts for A among those of one kind, in both halves.</summary>
    private static double? ForA(ReadOnlySpan<double> s, int kind) => s[kind + 1] + s[Half + kind + 1] is var n and > 0 ? (s[kind] + s[Half + kind]) / n : null;

    /// <summary>The share of verdicts for A that was found on some debates, corrected by the errors on others, or on the same.</summary>
    private static double? Corrected(ReadOnlySpan<double> found, ReadOnlySpan<double> errors) => errors[TruthOnA + 1] > 0 && errors[TruthOnB + 1] > 0 && found[Estimated + 1] > 0
        ? RoganGladen.Corrected(found[Estimated] / found[Estimated + 1], errors[TruthOnA] / errors[TruthOnA + 1], 1 - (errors[TruthOnB] / errors[TruthOnB + 1]))
        : null;

    /// <summary>The share of each half, corrected by the errors on the other; the two are averaged, weighted by how many verdicts each half has.</summary>
    private static double? Crossed(ReadOnlySpan<double> s) => (Corrected(s[..Half], s[Half..]), Corrected(s[Half..], s[..Half])) is ({ } first, { } second)
        ? ((first * s[Estimated + 1]) + (second * s[Half + Estimated + 1])) / (s[Estimated + 1] + s[Half + Estimated + 1])
        : null;
}
