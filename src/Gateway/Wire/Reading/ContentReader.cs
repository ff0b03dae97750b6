using System.Text.Json;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Wire;

/// <summary>The words of a message and what was thought before them: a text, a list of parts, or nothing.</summary>
internal static class ContentReader
{
    private static readonly string[] Thoughts = ["reasoning_content", "reasoning", "thinking"];

    public static (string Text, string? Thought) Read(JsonElement message, Plainness plain)
    {
        var apart = Thoughts.Select(name => ReplyReader.Text(message, name)).FirstOrDefault(t => t is not null);
        var (said, partThought) = message.TryGetProperty("content", out var content) ? Of(content, plain) : (ReplyReader.Text(message, "text") ?? "", null);
        plain.Expect(content.ValueKind is JsonValueKind.String || (content.ValueKind == JsonValueKind.Null && message.TryGetProperty("tool_calls", out _)));
        var (thought, text) = Thinking.Split(said);
        string?[] all = [apart, partThought, thought];
        plain.Expect(all.All(t => t is null));
        return (text, all.Any(t => t is not null) ? string.Join('\n', all.Where(t => t is { Length: > 0 })) : null);
    }

    private static (string Text, string? Thought) Of(JsonElement content, Plainness plain)
    {
        if (content.ValueKind != JsonValueKind.Array)
        {
            return (content.ValueKind == JsonValueKind.Object ? OfPart(content) : content.Words() ?? "", null);
        }

        plain.Expect(false);
        var parts = content.EnumerateArray().ToLookup(IsThought, p => p.Words() ?? OfPart(p));
        return (string.Concat(parts[false]), parts[true].Any() ? string.Concat(parts[true]) : null);
    }

    private static bool IsThought(JsonElement part) => part.Words("type") is "thinking" or "reasoning" or "redacted_thinking";

    private static string OfPart(JsonElement part) => part.ValueKind != JsonValueKind.Object ? "" : part.Words("text") ?? part.Words("thinking") ?? part.Words("content")
        ?? (part.TryGetProperty("text", out var inner) ? inner.Words("value") : null) ?? "";
}
