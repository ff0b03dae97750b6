using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Reporting;

/// <summary>Makes a verdict's part of a line of the index: what statistics of a choice of debates need, scored as <c>ltp analyze</c> scores it.</summary>
/// <param name="judgements">All judgements of the debate.</param>
/// <param name="key">What is true; null where that is not known.</param>
/// <param name="positions">The distributions that sides defend.</param>
internal sealed class VerdictIndexer(IReadOnlyList<StoredJudgement> judgements, StoredKey? key, IReadOnlyList<IReadOnlyList<double>> positions)
{
    private const int Digits = 6;

    public IndexedVerdict Of(StoredJudgement judgement, string outcome)
    {
        StoredScore? score = judgement.Credences is { } known && key is not null ? StoredScore.Of(known, key, positions) : null;
        var correct = key is null ? judgement.Correct : score?.Correct;
        var log = score?.LogScore ?? judgement.LogScore;
        var isScorable = key is not null || judgement.Correct is not null || judgement.Brier is not null;
        var judge = By(judgement);
        return new(
            Bounds.Line(judgement.JudgeId),
            judgement.Order,
            outcome,
            judgement.Credences is { } credences ? [.. Bounds.Few(credences).Select(Rounded)] : null,
            correct,
            log is { } nats && double.IsFinite(nats) ? nats : null)
        {
            Kind = JudgeKinds.Of(judge, judgement.Order == StoredJudgement.Mirrored && judgements.Any(j => j.Order == StoredJudgement.AsPlayed && By(j).IsSame(judge))),
            Right = correct ?? (judgement.ParseStatus is "decided" or "tie" && isScorable && key?.Truth is null ? false : null),
            Excluded = log is { } value ? double.IsNegativeInfinity(value) : judgement is { Credences: not null, Brier: not null },
            Brier = (score?.Brier ?? judgement.Brier) is { } brier ? Rounded(brier) : null,
            Borne = judgement.Credences is { } shares ? Borne(shares, correct) : null,
            Path = key is null ? null : Path(judgement),
        };
    }

    private static JudgeId By(StoredJudgement judgement) => new(judgement.JudgeId, judgement.JudgeKind, judgement.Method);

    private double? Borne(IReadOnlyList<double> credences, bool? correct)
    {
        if (key is null)
        {
            return correct is { } right ? (right ? 1 : 0) : null;
        }

        var greatest = credences.Max();
        return Rounded(Enumerable.Range(0, credences.Count).Where(i => credences[i] == greatest).Average(Truth));
    }

    /// <summary>Where a verdict repeats an earlier judgement of its stage, it alone counts.</summary>
    private double[][] Path(StoredJudgement verdict) =>
    [
        .. judgements.Where(j => By(j).IsSame(By(verdict)) && j.Order == verdict.Order && j.Credences is not null && (j.Final || j.Stage != verdict.Stage))
            .OrderBy(j => j.Stage).Select(j => (double[])[j.Stage, Rounded(j.Credences!.Select((c, i) => Math.Min(c, Truth(i))).Sum())]),
    ];

    private double Truth(int answer) => key!.Correct is { } right ? (answer == right ? 1 : 0) : key.Truth![answer];

    private static double Rounded(double value) => Math.Round(value, Digits);
}
