using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LearningThePrior.Gateway.Wire;

/// <summary>Puts a stream of events that nobody asked for together to the one completion that was asked for.</summary>
internal static class EventAssembly
{
    /// <summary>The completion as JSON; null where the stream broke off before its end.</summary>
    public static byte[]? Of(string events)
    {
        try
        {
            return Assembled(events);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // A name that stands twice in one object, or half a surrogate pair.
            return null;
        }
    }

    private static byte[]? Assembled(string events)
    {
        var (text, thought, refusal) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        SortedDictionary<int, CallParts> calls = [];
        JsonArray tokens = [];
        JsonObject whole = new() { ["object"] = "chat.completion" };
        JsonNode? finish = null;
        var isWhole = false;
        foreach (var line in events.Split('\n').Where(l => l.StartsWith("data:", StringComparison.Ordinal)).Select(l => l[5..].Trim()))
        {
            if (line == "[DONE]")
            {
                isWhole = true;
                break;
            }

            if (Parsed(line) is not { } part)
            {
                continue;
            }

            foreach (var name in new[] { "id", "model", "created", "usage", "error" })
            {
                if (part[name] is { } said)
                {
                    whole[name] = said.DeepClone();
                }
            }

            if (part["choices"] is JsonArray { Count: > 0 } choices && choices[0] is JsonObject choice)
            {
                finish = choice["finish_reason"]?.DeepClone() ?? finish;
                foreach (var token in (choice["logprobs"] as JsonObject)?["content"] as JsonArray ?? [])
                {
                    tokens.Add(token?.DeepClone());
                }

                if ((choice["delta"] ?? choice["message"]) is JsonObject delta)
                {
                    text.Append(Words(delta["content"]));
                    thought.Append(Words(delta["reasoning_content"]) ?? Words(delta["reasoning"]));
                    refusal.Append(Words(delta["refusal"]));
                    Add(calls, delta["tool_calls"] as JsonArray ?? []);
                }
            }
        }

        if (!isWhole && finish is null && whole["error"] is null)
        {
            return null;
        }

        JsonObject message = new() { ["role"] = "assistant", ["content"] = text.ToString() };
        Put(message, "reasoning_content", thought);
        Put(message, "refusal", refusal);
        if (calls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. calls.Values.Select(c => c.Whole())]);
        }

        JsonObject only = new() { ["index"] = 0, ["message"] = message, ["finish_reason"] = finish };
        if (tokens.Count > 0)
        {
            only["logprobs"] = new JsonObject { ["content"] = tokens };
        }

        whole["choices"] = new JsonArray(only);
        return Encoding.UTF8.GetBytes(whole.ToJsonString());
    }

    private static void Add(SortedDictionary<int, CallParts> calls, JsonArray deltas)
    {
        foreach (var delta in deltas.OfType<JsonObject>())
        {
            var index = delta["index"] is JsonValue number && number.TryGetValue<int>(out var given) ? given : calls.Count;
            if (!calls.TryGetValue(index, out var call))
            {
                calls[index] = call = new(delta["id"]?.DeepClone());
            }

            var function = delta["function"] as JsonObject;
            call.Name.Append(Words(function?["name"]));
            call.Arguments.Append(Words(function?["arguments"]));
        }
    }

    private static void Put(JsonObject message, string name, StringBuilder words)
    {
        if (words.Length > 0)
        {
            message[name] = words.ToString();
        }
    }

    private static string? Words(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? (string?)value : null;

    private static JsonObject? Parsed(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class CallParts(JsonNode? id)
    {
        public StringBuilder Name { get; } = new();

        public StringBuilder Arguments { get; } = new();

        public JsonObject Whole() => new()
        {
            ["id"] = id,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = Name.ToString(), ["arguments"] = Arguments.ToString() },
        };
    }
}
