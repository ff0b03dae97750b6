using System.Globalization;
using System.Text.Json;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Reporting;

/// <summary>How much of a store a page takes. What is cut says so; the store keeps the whole.</summary>
internal static class Bounds
{
    /// <summary>All nodes of a run together: some eight hundred stories of 40,000 characters.</summary>
    public const long NodeCharacters = 32_000_000;

    /// <summary>All packed calls together, so that they do not make a page that was light heavy.</summary>
    public const long CallCharacters = 3_000_000;

    /// <summary>How many calls of one debate are packed as one.</summary>
    public const int CallsTogether = 500;

    private const int CallBodyCharacters = 40_000;
    private const int TextCharacters = 200_000;
    private const int LineCharacters = 240;
    private const int Turns = 10_000;
    private const int Items = 32;
    private const int Questions = 5_000;
    private const int Facts = 64;

    /// <summary>A speech or a node.</summary>
    public static string Text(string text) => Cut(text, TextCharacters);

    /// <summary>A name, or words that the list shows.</summary>
    public static string Line(string text) => text.Length <= LineCharacters ? text : text[..End(text, LineCharacters)] + "…";

    /// <summary>The first of many answers, labels and the like.</summary>
    public static IEnumerable<T> Few<T>(IEnumerable<T> many) => many.Take(Items);

    /// <summary>Everything about one debate.</summary>
    public static ReportRecord Of(ReportRecord record) => new(
        record.Debate with
        {
            QuestionText = Text(record.Debate.QuestionText),
            Answers = [.. record.Debate.Answers.Select(Text)],
            Turns = [.. record.Debate.Turns.Take(Turns).Select(Of)],
        },
        Of(record.Judgements),
        record.Key);

    /// <summary>Everything about one decomposition.</summary>
    public static ReportedDecomposition Of(ReportedDecomposition record) => record with
    {
        Decomposition = record.Decomposition with
        {
            QuestionText = record.Decomposition.QuestionText is { } asked ? Text(asked) : null,
            Answers = record.Decomposition.Answers is { } answers ? [.. answers.Select(Text)] : null,
            Questions = [.. record.Decomposition.Questions.Take(Questions).Select(Of)],
        },
        Judgements = Of(record.Judgements),
    };

    /// <summary>A call.</summary>
    public static StoredCall Of(StoredCall call) => call with
    {
        Request = Body(call.Request),
        Reply = call.Reply is { } reply ? Body(reply) : null,
    };

    private static IReadOnlyList<StoredJudgement> Of(IReadOnlyList<StoredJudgement> judgements) =>
        [.. judgements.Select(j => j with { Raw = j.Raw is null ? null : Text(j.Raw), Error = j.Error is null ? null : Text(j.Error) })];

    private static StoredSubquestion Of(StoredSubquestion question) => question with
    {
        Question = Text(question.Question),
        Answer = question.Answer is { } answer ? Text(answer) : null,
        Facts = [.. question.Facts.Take(Facts).Select(f => f with { Quote = Text(f.Quote) })],
    };

    private static JsonElement Body(JsonElement body) => body.GetRawText() is { Length: > CallBodyCharacters } text
        ? JsonSerializer.SerializeToElement(Cut(text, CallBodyCharacters), StoreJson.Default.String)
        : body;

    private static StoredTurn Of(StoredTurn turn) => turn with
    {
        Text = Text(turn.Silence is null ? turn.Text : ""),
        TextRaw = turn.TextRaw is null ? null : Text(turn.TextRaw),
        Candidates = turn.Candidates?.Select(c => c with { Text = Text(c.Text) }).ToArray(),
    };

    private static string Cut(string text, int length) => text.Length <= length
        ? text
        : string.Create(CultureInfo.InvariantCulture, $"{text[..End(text, length)]}⟦cut: {text.Length - End(text, length)} more characters⟧");

    private static int End(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
}
