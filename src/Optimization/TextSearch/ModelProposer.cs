using System.Globalization;
using System.Text.Json;
using LearningThePrior.Debate;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Optimization.TextSearch;

/// <summary>A language model that proposes and changes text Z. It sees examples of D and nothing of D*.</summary>
public sealed class ModelProposer : ITextProposer
{
    // A statement longer than a few sentences is several.
    private const int StatementCharacters = 400;

    // Statements of that length, many more than are asked for.
    private const int MostTokens = 2_000;

    private readonly ILanguageModel _model;
    private readonly int _statements;
    private readonly double? _temperature;
    private readonly Prompt _prompt;

    /// <summary>Makes a model the proposer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="statements">The most statements of a background. Eight fit on a page.</param>
    /// <param name="temperature">Temperature; null leaves it to the endpoint.</param>
    /// <param name="prompt">What it is told; null for <see cref="ProposerPrompts.Default"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="statements"/> is not positive, or the prompt is not a proposer's.</exception>
    public ModelProposer(ILanguageModel model, int statements = 8, double? temperature = null, Prompt? prompt = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(statements);
        (_model, _statements, _temperature, _prompt) = (model, statements, temperature, prompt ?? ProposerPrompts.Default);
        _prompt.Require(ProposerPrompts.Form, nameof(prompt));
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">No further call can succeed; one that failed by itself proposes nothing.</exception>
    public ValueTask<TextBackground?> ProposeAsync(IReadOnlyList<TextExample> observed, int draw, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(observed);
        return AskAsync(_prompt.Fill("propose", ("examples", string.Join('\n', observed.Select(Line))), ("most", Most)), draw, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">No further call can succeed; one that failed by itself proposes nothing.</exception>
    public ValueTask<TextBackground?> ChangeAsync(
        TextBackground background, IReadOnlyList<(TextExample Example, double Credence)> missed, int draw, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(background);
        ArgumentNullException.ThrowIfNull(missed);
        var worst = string.Join('\n', missed.Select(m => string.Create(CultureInfo.InvariantCulture, $"{Line(m.Example)} (given probability {m.Credence:0.##})")));
        return AskAsync(
            _prompt.Fill("change", ("statements", SpeechSanitizer.Escape(background.ToString())), ("examples", worst), ("most", Most)), draw, cancellationToken);
    }

    private string Most => _statements.ToString(CultureInfo.InvariantCulture);

    private static string Line(TextExample example) =>
        $"{SpeechSanitizer.Escape(example.Question.Text)} -> {SpeechSanitizer.Escape(example.Question.Answers[example.Answer])}";

    private async ValueTask<ModelReply?> CompleteAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _model.CompleteAsync(request, cancellationToken);
        }
        catch (ModelException e) when (!e.IsFinal)
        {
            return null;
        }
    }

    private async ValueTask<TextBackground?> AskAsync(string text, int draw, CancellationToken cancellationToken)
    {
        if (await CompleteAsync(
            new([ModelMessage.System(_prompt.Fill("rules")), ModelMessage.User(text)], new(ModelRole.Proposer, draw))
            {
                Options = new() { Temperature = _temperature, MaxTokens = MostTokens },
            },
            cancellationToken) is not { } reply || ReplyObject.Find(reply.Text, out _) is not { } read)
        {
            return null;
        }

        var background = new TextBackground([.. read.Items("statements")
            .Where(s => s.ValueKind == JsonValueKind.String)
            .Select(s => s.GetString()!)
            .Where(s => s.Length <= StatementCharacters)
            .Take(_statements)]);
        return background.Statements.Count > 0 ? background : null;
    }
}
