using System.Globalization;
using System.Text.Json;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Wire;

/// <summary>The tool calls of a message. One without an id is given one; arguments that are an object count as their JSON.</summary>
internal static class CallReader
{
    /// <summary>More than any debater needs by far; who sends more floods.</summary>
    private const int Most = 4_096;

    public static IReadOnlyList<ToolCall> Read(JsonElement message, Plainness plain, out string? problem)
    {
        problem = null;
        List<ToolCall> calls = [];
        if (message.TryGetProperty("tool_calls", out var listed))
        {
            plain.Expect(listed.ValueKind == JsonValueKind.Array);
            if (listed.ValueKind == JsonValueKind.Array)
            {
                if (listed.GetArrayLength() > Most)
                {
                    problem = string.Create(CultureInfo.InvariantCulture, $"more than {Most:N0} tool calls");
                    return [];
                }

                foreach (var call in listed.EnumerateArray().Where(c => c.ValueKind == JsonValueKind.Object))
                {
                    Add(calls, call, call.TryGetProperty("function", out var function) && function.ValueKind == JsonValueKind.Object ? function : call, plain);
                }
            }
        }

        if (calls.Count == 0 && message.TryGetProperty("function_call", out var old) && old.ValueKind == JsonValueKind.Object)
        {
            plain.Expect(false);
            Add(calls, old, old, plain);
        }

        return calls;
    }

    private static void Add(List<ToolCall> calls, JsonElement call, JsonElement function, Plainness plain)
    {
        var id = ReplyReader.Text(call, "id");
        var hasText = function.TryGetProperty("arguments", out var arguments) && arguments.ValueKind == JsonValueKind.String;
        plain.Expect(id is not null && hasText && call.Words("type") == "function" && function.Words("name") is { Length: > 0 });
        if (function.Words("name") is { Length: > 0 } name)
        {
            calls.Add(new(
                id ?? string.Create(CultureInfo.InvariantCulture, $"call_{calls.Count}"),
                name,
                hasText ? arguments.Words() ?? "" : arguments.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? arguments.GetRawText() : "{}"));
        }
    }
}
