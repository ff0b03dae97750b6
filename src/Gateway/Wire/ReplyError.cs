using System.Text.Json;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Wire;

/// <summary>An error as endpoints write it: <c>{"error": {"message", "type", "code"}}</c>, <c>{"error": "..."}</c>, or vLLM's <c>{"object": "error"}</c>.</summary>
/// <param name="Message">One bounded line. Untrusted.</param>
/// <param name="Code">The code or type; empty where there is none. Untrusted.</param>
/// <param name="Status">An HTTP status that the error names in its body; null where it names none.</param>
internal sealed record ReplyError(string Message, string Code, int? Status)
{
    /// <summary>Which field of the request it is about; empty where it does not say. Untrusted.</summary>
    public string Parameter { get; init; } = "";

    /// <summary>Whether code or message hold a word.</summary>
    public bool Names(string word) => Code.Contains(word, StringComparison.OrdinalIgnoreCase) || Message.Contains(word, StringComparison.OrdinalIgnoreCase);

    public static ReplyError? Of(JsonElement root)
    {
        if (root.TryGetProperty("error", out var error) && error.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
        {
            return error.ValueKind == JsonValueKind.Object ? Read(error) : new(Words(error), "", null);
        }

        return root.TryGetProperty("object", out var kind) && kind.ValueKind == JsonValueKind.String && kind.ValueEquals("error")
            ? Read(root)
            : root.TryGetProperty("detail", out var detail) && !root.TryGetProperty("choices", out _) ? new(Words(detail), "", null) : null;
    }

    private static ReplyError Read(JsonElement error)
    {
        var code = Member(error, "code");
        var status = code is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var given) && given is >= 400 and < 600 ? given : (int?)null;
        var type = Member(error, "type");
        return new(
            Member(error, "message") is { } message ? Words(message) : "",
            code is { ValueKind: JsonValueKind.String } ? Words(code.Value) : type is { ValueKind: JsonValueKind.String } ? Words(type.Value) : "",
            status)
        {
            Parameter = Member(error, "param") is { ValueKind: JsonValueKind.String } parameter ? Words(parameter) : "",
        };
    }

    private static JsonElement? Member(JsonElement error, string name) => error.TryGetProperty(name, out var value) ? value : null;

    private static string Words(JsonElement value) =>
        PlainLine.Of(value.Words() ?? value.GetRawText(), 200);
}
