using System.Text.Json;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway.Wire;

/// <summary>What a body says of itself, as far as a gateway has to know. All of it is untrusted.</summary>
internal sealed record ReplyFacts
{
    private static readonly ReplyFacts Nothing = new();

    /// <summary>Whether it is a JSON object, or a stream of events that came to its end.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether it has at least one choice.</summary>
    public bool HasChoices { get; init; }

    public ReplyError? Error { get; init; }

    public string? AnsweredBy { get; init; }

    public TokenUsage? Usage { get; init; }

    /// <summary>What a chat completion says; null where it is none.</summary>
    public ReadReply? Reply { get; init; }

    public static ReplyFacts Of(CallBody body, bool isEvents) => isEvents ? OfEvents(body.Text) : OfText(body);

    private static ReplyFacts OfText(CallBody body)
    {
        if (!body.IsJson)
        {
            return Nothing;
        }

        using var document = JsonDocument.Parse(body.Bytes);
        var root = document.RootElement;
        return root.ValueKind != JsonValueKind.Object ? Nothing : new()
        {
            IsWhole = true,
            HasChoices = root.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0,
            Error = ReplyError.Of(root),
            AnsweredBy = Text(root, "model"),
            Usage = UsageReader.Read(root),
            Reply = root.TryGetProperty("choices", out _) ? ReplyReader.Read(root) : null,
        };
    }

    private static ReplyFacts OfEvents(string text)
    {
        var facts = Nothing;
        foreach (var line in text.Split('\n').Where(l => l.StartsWith("data:", StringComparison.Ordinal)).Select(l => l[5..].Trim()))
        {
            if (line == "[DONE]")
            {
                return facts with { IsWhole = true };
            }

            var one = OfText(CallBody.Of(System.Text.Encoding.UTF8.GetBytes(line)));
            facts = new()
            {
                HasChoices = facts.HasChoices || one.HasChoices,
                Error = facts.Error ?? one.Error,
                AnsweredBy = one.AnsweredBy ?? facts.AnsweredBy,
                Usage = one.Usage ?? facts.Usage,
            };
        }

        return facts;
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.Words() is { Length: > 0 } text
            ? PlainLine.Of(text, 200)
            : null;
}
