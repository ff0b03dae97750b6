using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Judges.Models;

/// <summary>
/// A language model that judges: a credence for each answer from log-probabilities, from samples or in its own words (Khan et al.
/// 2024 take log-probabilities; Kenton et al. 2024 compare).
/// </summary>
/// <remarks>
/// A reply that cannot be read is unparseable and kept; a call that fails is a failed verdict with its cause. What no further call
/// can mend (a wrong key, an unknown model, the end of the money) is a <see cref="ModelException"/> to the protocol's caller.
/// Wrap it in <see cref="OrderRobustJudge"/> to have both orders judged and flips counted.
/// </remarks>
public sealed class ModelJudge : IJudge
{
    private readonly ILanguageModel _model;
    private readonly ModelJudgeSettings _settings;

    /// <summary>Lets a model judge.</summary>
    /// <param name="model">The model.</param>
    /// <param name="settings">How it judges; null for the usual.</param>
    /// <exception cref="ArgumentException">A number of samples, checks or draws is out of range, or the prompt is not a judge's.</exception>
    public ModelJudge(ILanguageModel model, ModelJudgeSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _settings) = (model, settings ?? new());
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_settings.Samples, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfNegative(_settings.Checks, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfNegative(_settings.FirstDraw, nameof(settings));
        _settings.Prompt.Require(JudgePrompts.Form, nameof(settings));
    }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{_model.Name.Unaddressed}{(_settings.Method == ChoiceMethod.LogProbabilities ? "" : $" {ModelVerdict.NameOf(_settings.Method)}")}{(_settings.FirstDraw > 0 ? $" #{_settings.FirstDraw}" : "")}{(_settings.Called is { } called ? $" {called}" : "")}");

    /// <inheritdoc/>
    public async ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var labels = JudgeMessages.Labels(@case);
        var messages = await JudgeMessages.OfAsync(@case, labels, _settings, cancellationToken);
        return await ModelVerdict.AskAsync(_model, messages, labels, @case.Question.Answers.Texts, _settings, _settings.Prompt.Version, cancellationToken);
    }
}
