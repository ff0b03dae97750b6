using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Transcripts;
using Microsoft.Extensions.AI.Evaluation;

namespace LearningThePrior.Evaluation;

/// <summary>Debates about one response as metrics.</summary>
/// <param name="asked">What was debated.</param>
/// <param name="threshold">The credence below which the metric has failed.</param>
/// <param name="debates">The debates, each with its verdicts.</param>
internal sealed class DebateMetrics(EvaluatedResponse asked, double threshold, IReadOnlyList<EvaluatedDebate> debates)
{
    private const int ReasonCharacters = 2_000;

    private readonly StoredJudgement[] _verdicts = [.. debates.SelectMany(d => d.Judgements)];

    public EvaluationResult Result()
    {
        double[] credences = [.. _verdicts.Select(v => v.Credences?[asked.Response]).OfType<double>()];
        double? mean = credences.Length == 0 ? null : credences.Average();
        bool? favours = mean is > .5 ? true : mean is < .5 ? false : null;
        double? agreement = favours is { } side ? credences.Count(c => side ? c > .5 : c < .5) / (double)credences.Length : null;
        var result = new EvaluationResult(
            new NumericMetric(DebateEvaluator.CredenceMetricName, mean, Reason) { Interpretation = Interpretation(mean) },
            new BooleanMetric(DebateEvaluator.VerdictMetricName, favours, Reason) { Interpretation = Interpretation(mean) },
            new NumericMetric(DebateEvaluator.AgreementMetricName, agreement, $"{credences.Length} verdicts, of {debates.Count} debates"));
        result.AddDiagnosticsToAllMetrics([.. Diagnostics(credences.Length)]);
        result.AddOrUpdateContextInAllMetrics(
        [
            .. asked.Context is { } context ? [context] : Array.Empty<EvaluationContext>(),
            .. debates.Select(d => d.Words).Index().Where(w => w.Item is not null).Select(w => new DebateWords(w.Index + 1, w.Item!)),
        ]);
        if (debates.Select(d => d.Debate).OfType<StoredDebate>().FirstOrDefault() is { } debate)
        {
            result.AddOrUpdateMetadataInAllMetrics("protocol", debate.Protocol);
            result.AddOrUpdateMetadataInAllMetrics("question", debate.QuestionId);
            foreach (var (role, model) in debate.Models)
            {
                result.AddOrUpdateMetadataInAllMetrics(role, model);
            }
        }

        return result;
    }

    private string? Reason => _verdicts.Select(v => v.Raw).FirstOrDefault(r => r is not null) is { } said ? SpeechSanitizer.Cut(said, ReasonCharacters) : null;

    private EvaluationMetricInterpretation Interpretation(double? mean) => mean is not { } credence
        ? new(EvaluationRating.Inconclusive, failed: true, "no verdict gives a credence")
        : new(
            credence >= .9 ? EvaluationRating.Exceptional : credence >= .7 ? EvaluationRating.Good : credence >= .5 ? EvaluationRating.Average : credence >= .3 ? EvaluationRating.Poor : EvaluationRating.Unacceptable,
            failed: credence < threshold,
            string.Create(CultureInfo.InvariantCulture, $"mean credence {credence:0.00}; below {threshold:0.##} has failed"));

    private IEnumerable<EvaluationDiagnostic> Diagnostics(int decided)
    {
        foreach (var problem in debates.Select(d => d.Problem ?? d.Debate?.Error).OfType<string>().Distinct())
        {
            yield return EvaluationDiagnostic.Error($"A debate or verdict failed: {problem}");
        }

        if (decided < _verdicts.Length)
        {
            var others = _verdicts.Where(v => v.Credences is null).GroupBy(v => v.ParseStatus).Select(g => $"{g.Count()} {g.Key}");
            yield return EvaluationDiagnostic.Warning($"{_verdicts.Length - decided} of {_verdicts.Length} verdicts give no credence and are left out: {string.Join(", ", others)}.");
        }

        if (debates.Count(d => d.Debate?.Turns.Any(t => t.Silence is not null) == true) is > 0 and var silent)
        {
            yield return EvaluationDiagnostic.Warning($"In {silent} of {debates.Count} debates a side was silent in a turn.");
        }

        var citations = debates.SelectMany(d => d.Debate?.Turns ?? []).SelectMany(t => t.Citations).ToArray();
        if (citations.Length > 0)
        {
            yield return EvaluationDiagnostic.Informational($"{citations.Count(c => c.Status is Tree.CitationStatus.Exact or Tree.CitationStatus.Normalised)} of {citations.Length} quotes stand where they are said to.");
        }

        foreach (var verdict in _verdicts.Where(v => v.Credences is not null))
        {
            yield return EvaluationDiagnostic.Informational(string.Create(
                CultureInfo.InvariantCulture, $"{verdict.JudgeId} on {verdict.DebateId}, {verdict.Order.Replace('_', ' ')}: {verdict.Credences![asked.Response]:0.00} for the response."));
        }
    }

    /// <summary>A debate's words, which a report shows beside its metrics.</summary>
    private sealed class DebateWords(int number, string words) : EvaluationContext(string.Create(CultureInfo.InvariantCulture, $"Debate {number}"), words);
}
