using System.Globalization;
using System.Text.Json;
using LearningThePrior.Debate;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>A language model as the overseer H of questions in words.</summary>
/// <remarks>
/// It asks once, several subquestions at a time, and then answers. A list of subquestions that cannot be read, and a reply that is declined, cut off or filtered, is
/// <see cref="OverseerUnreadable{TQuestion, TAnswer}"/>; an empty reply is "do not know". Subquestions and answers are put before the model as JSON strings, so that nothing in them passes for an instruction of ours.
/// </remarks>
public sealed class ModelOverseer : IOverseer<string, string>
{
    // A subquestion longer than a page is no easier than its question.
    private const int QuestionCharacters = 2_000;
    private const int AnswerCharacters = 8_000;

    // A move with a few sentences, many times over.
    private const int MostTokens = 1_500;

    private readonly ILanguageModel _model;
    private readonly int _width;
    private readonly Prompt _prompt;

    /// <summary>Makes a model the overseer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="width">The most subquestions that it is told it may ask, from 1.</param>
    /// <param name="prompt">What it is told; null for <see cref="OverseerPrompts.Default"/>.</param>
    /// <exception cref="ArgumentException">The width is not positive, or the prompt is not an overseer's.</exception>
    public ModelOverseer(ILanguageModel model, int width = 3, Prompt? prompt = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        (_model, _width, _prompt) = (model, width, prompt ?? OverseerPrompts.Default);
        _prompt.Require(OverseerPrompts.Form, nameof(prompt));
    }

    /// <inheritdoc/>
    public string Name => _model.Name.Unaddressed;

    /// <inheritdoc/>
    /// <exception cref="ModelException">The model gave no reply.</exception>
    public async ValueTask<OverseerMove<string, string>> NextAsync(Consultation<string, string> consultation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        return consultation.Known.Count == 0 && await DivideAsync(consultation, cancellationToken) is { } divided ? divided : await AnswerAsync(consultation, cancellationToken);
    }

    /// <summary>What it asks; null where it can answer as it stands.</summary>
    private async Task<OverseerMove<string, string>?> DivideAsync(Consultation<string, string> consultation, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(
            _prompt.Fill("divide", ("question", Quoted(consultation.Question)), ("width", _width.ToString(CultureInfo.InvariantCulture))), consultation, cancellationToken);
        if (Unusable(reply) is { } none)
        {
            return none;
        }

        if (ReplyObject.Find(reply.Text, out var problem) is not { } read)
        {
            return new OverseerUnreadable<string, string>(OverseerReply.With(reply.Text, problem!));
        }

        if (read.TryGetProperty("subquestions", out var list) && list.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
        {
            return new OverseerUnreadable<string, string>(OverseerReply.With(reply.Text, "the subquestions are no list"));
        }

        string[] subquestions = [.. read.Items("subquestions").Select(s => s.Words()).OfType<string>()
            .Where(s => !string.IsNullOrWhiteSpace(s) && s.Length <= QuestionCharacters).Distinct(StringComparer.Ordinal).Take(_width)];
        return subquestions.Length > 0 ? new OverseerAsks<string, string>(subquestions) : null;
    }

    private async Task<OverseerMove<string, string>> AnswerAsync(Consultation<string, string> consultation, CancellationToken cancellationToken)
    {
        var known = string.Join('\n', consultation.Known.Select(k => k.Reply.IsKnown
            ? _prompt.Fill("answered", ("question", Quoted(k.Question)), ("answer", Quoted(k.Reply.Value!)))
            : _prompt.Fill("unanswered", ("question", Quoted(k.Question)))));
        var reply = await AskAsync(_prompt.Fill("answer", ("question", Quoted(consultation.Question)), ("known", known)), consultation, cancellationToken);
        return Unusable(reply) ?? new OverseerAnswers<string, string>(SpeechSanitizer.Cut(reply.Text, AnswerCharacters));
    }

    /// <summary>The move that a reply is which was declined, cut off, filtered or empty; null for any other.</summary>
    private static OverseerMove<string, string>? Unusable(ModelReply reply) =>
        OverseerReply.Problem(reply) is { } cut ? new OverseerUnreadable<string, string>(cut)
        : string.IsNullOrWhiteSpace(reply.Text) ? new OverseerDoesNotKnow<string, string>()
        : null;

    private ValueTask<ModelReply> AskAsync(string text, Consultation<string, string> consultation, CancellationToken cancellationToken) =>
        _model.CompleteAsync(new([ModelMessage.System(_prompt.Fill("rules")), ModelMessage.User(text)], new(ModelRole.Overseer, consultation.Vote)) { Options = new() { MaxTokens = MostTokens } }, cancellationToken);

    private static string Quoted(string text) => "\"" + JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}
