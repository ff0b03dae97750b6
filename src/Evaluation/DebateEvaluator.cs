using LearningThePrior.Debate.Debaters;
using LearningThePrior.Experiments.Debating;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace LearningThePrior.Evaluation;

/// <summary>
/// A debate as a metric: one debater argues that a response is right, the other that it is not, or for a rival answer; both quote Z, whose quotes are checked, and a judge's
/// credence in the response is what is measured (Irving et al. 2018; Khan et al. 2024).
/// </summary>
/// <remarks>
/// Debaters and judge that the settings leave open are the model of the <see cref="ChatConfiguration"/>. A verdict that is none (a tie, a reply that cannot be read, a call that
/// failed) never falls to a side: it is left out of the mean and named among the diagnostics, and where all are so the metrics have no value. Safe for concurrent use; equal
/// requests, responses and settings give equal debates where models and judges do.
/// </remarks>
/// <example>
/// <code>
/// var evaluator = new DebateEvaluator();
/// var result = await evaluator.EvaluateAsync(messages, response, new ChatConfiguration(client), [new DebateEvaluatorContext(document)]);
/// Assert.False(result.Get&lt;NumericMetric>(DebateEvaluator.CredenceMetricName).Interpretation!.Failed);
/// </code>
/// </example>
public sealed class DebateEvaluator : IEvaluator
{
    private readonly DebateEvaluatorSettings _settings;

    /// <summary>Makes one.</summary>
    /// <param name="settings">Who debates and judges, and by which rules; null for the usual.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is no credence.</exception>
    public DebateEvaluator(DebateEvaluatorSettings? settings = null)
    {
        _settings = settings ?? new();
        ArgumentOutOfRangeException.ThrowIfNegative(_settings.Threshold, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_settings.Threshold, 1, nameof(settings));
    }

    /// <summary>A <see cref="NumericMetric"/>, 0 to 1: the judge's mean credence in the response, over seats, orders and samples.</summary>
    public static string CredenceMetricName => "Debate Credence";

    /// <summary>A <see cref="BooleanMetric"/>: whether that mean favours the response; no value where it favours neither side.</summary>
    public static string VerdictMetricName => "Debate Verdict";

    /// <summary>A <see cref="NumericMetric"/>, 0 to 1: the share of verdicts that favour what the mean favours; below 1 where seats or orders sway the judge.</summary>
    public static string AgreementMetricName => "Debate Agreement";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> EvaluationMetricNames => [CredenceMetricName, VerdictMetricName, AgreementMetricName];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is nothing to debate (no request, or an empty response), the rival answer is the response, the debate cannot be played, or nobody is named to debate or judge.</exception>
    public async ValueTask<EvaluationResult> EvaluateAsync(
        IEnumerable<ChatMessage> messages,
        ChatResponse modelResponse,
        ChatConfiguration? chatConfiguration = null,
        IEnumerable<EvaluationContext>? additionalContext = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(modelResponse);
        var asked = EvaluatedResponse.Of([.. messages], modelResponse, additionalContext?.OfType<DebateEvaluatorContext>().LastOrDefault());
        var model = chatConfiguration is null ? null : ConfiguredModel.Of(chatConfiguration.ChatClient);
        var series = new DebateSeries(
            [asked.Item],
            _settings.Debater ?? new ModelDebater(Needed(model, "debate")),
            _settings.Opponent ?? _settings.Debater ?? new ModelDebater(Needed(model, "debate")),
            [_settings.Judge ?? new ModelJudge(Needed(model, "judge"), new() { Method = ChoiceMethod.Verbalised })],
            _settings.Series,
            _settings.Seed)
        {
            RunId = _settings.Run?.RunId ?? EvaluationRun.Kind,
        };
        series.RequireFit();
        return new DebateMetrics(asked, _settings.Threshold, await PlayAsync(series, cancellationToken)).Result();
    }

    private async Task<EvaluatedDebate[]> PlayAsync(DebateSeries series, CancellationToken cancellationToken)
    {
        var items = series.Items.ToArray();
        var played = Array.ConvertAll(items, _ => new EvaluatedDebate());
        await Parallel.ForAsync(0, items.Length, new ParallelOptions { MaxDegreeOfParallelism = _settings.Series.Concurrency, CancellationToken = cancellationToken }, async (i, token) =>
        {
            try
            {
                await series.RunAsync(items[i], played[i], token);
            }
            catch (Exception e) when (e is ItemFailedException or ModelException)
            {
                played[i].Problem = e.Message;
            }
        });
        _settings.Run?.Append(played.SelectMany(d => d.Lines));
        return played;
    }

    private static ILanguageModel Needed(ILanguageModel? model, string what) => model
        ?? throw new ArgumentException($"nobody is named to {what}: give a ChatConfiguration, or name who does in {nameof(DebateEvaluatorSettings)}.", nameof(model));
}
