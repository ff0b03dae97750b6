using LearningThePrior.Debate;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Probability;

namespace LearningThePrior.Judges.Models;

/// <summary>A language model asked as a human would be: P(y|x,Z), Prior(Z) statement by statement, and Prior(Z)/Prior(Z').</summary>
public sealed class ModelHuman : ITextHuman
{
    private readonly ILanguageModel _model;
    private readonly ModelJudgeSettings _settings;
    private readonly Prompt _prompt;
    private readonly bool _bothOrders;

    /// <summary>Makes a model the human.</summary>
    /// <param name="model">The model.</param>
    /// <param name="settings">How credences are obtained; null for the usual. Nothing is read, and the judge's prompt is not used.</param>
    /// <param name="prompt">What it is told; null for <see cref="HumanPrompts.Default"/>.</param>
    /// <param name="bothOrders">Whether each question is asked twice, its answers listed the other way round the second time, and the credences averaged, so that a liking for a place cancels out. Yes, at twice the calls.</param>
    /// <exception cref="ArgumentException">The prompt is not a human's.</exception>
    public ModelHuman(ILanguageModel model, ModelJudgeSettings? settings = null, Prompt? prompt = null, bool bothOrders = true)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _settings, _prompt, _bothOrders) = (model, settings ?? new(), prompt ?? HumanPrompts.Default, bothOrders);
        _prompt.Require(HumanPrompts.Form, nameof(prompt));
    }

    /// <inheritdoc/>
    public string Name => _model.Name.Unaddressed;

    /// <inheritdoc/>
    /// <exception cref="ModelException">No further call can succeed.</exception>
    public ValueTask<Verdict> AnswerAsync(Question question, TextBackground background, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        return AskAsync("answer", question.Answers.Texts, [("given", Given(background)), ("question", SpeechSanitizer.Escape(question.Text))], cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">No further call can succeed.</exception>
    public ValueTask<Verdict> BelieveAsync(string statement, TextBackground given, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return AskAsync("believe", AnswerSet.NoYes.Texts, [("given", Given(given)), ("statement", SpeechSanitizer.Escape(statement))], cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">No further call can succeed.</exception>
    public ValueTask<Verdict> CompareAsync(TextBackground first, TextBackground second, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return AskAsync("compare", [Whole(first), Whole(second)], [], cancellationToken);
    }

    private static string Whole(TextBackground background) => background.Statements.Count == 0 ? "(nothing is claimed)" : background.ToString();

    private string Given(TextBackground background)
    {
        ArgumentNullException.ThrowIfNull(background);
        return background.Statements.Count == 0 ? _prompt.Fill("given-nothing") : _prompt.Fill("given", ("statements", SpeechSanitizer.Escape(background.ToString()))) + "\n";
    }

    private async ValueTask<Verdict> AskAsync(string part, IReadOnlyList<string> answers, (string Place, string Value)[] places, CancellationToken cancellationToken)
    {
        int[] listed = [.. Enumerable.Range(0, answers.Count)];
        var verdict = await AskAsync(part, answers, listed, places, cancellationToken);
        return !_bothOrders || verdict is not DecidedVerdict one ? verdict
            : await AskAsync(part, answers, [.. listed.Reverse()], places, cancellationToken) switch
            {
                DecidedVerdict other => one with { Credences = Credences.Normalise([.. one.Credences.Values.Zip(other.Credences.Values, (a, b) => (a + b) / 2)]) },
                var undecided => undecided,
            };
    }

    private ValueTask<Verdict> AskAsync(string part, IReadOnlyList<string> answers, int[] order, (string Place, string Value)[] places, CancellationToken cancellationToken)
    {
        (int Answer, string Label)[] labels = [.. order.Select((answer, i) => (answer, ChoiceAnswer.LabelOf(i, answers.Count)))];
        var text = _prompt.Fill(part, [.. places, ("answers", ModelVerdict.Listed(labels, answers)), ("ask", ModelVerdict.Ask(_prompt, labels, _settings.Method))]);
        ModelMessage[] messages = [ModelMessage.System(_prompt.Fill("rules")), ModelMessage.User(text)];
        return ModelVerdict.AskAsync(_model, messages, labels, answers, _settings, _prompt.Version, cancellationToken);
    }
}
