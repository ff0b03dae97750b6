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
        catch (ArgumentException)
        {
            // A name that stands twice in one object.
            return null;
        }
    }

    private static byte[]? Assembled(string events)
    {
        var (text, thought, refusal) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        SortedDictionary<int, JsonObject> calls = [];
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
                whole[name] = part[name]?.DeepClone() ?? whole[name]?.DeepClone();
            }

            if (part["choices"] is JsonArray { Count: > 0 } choices && choices[0] is JsonObject choice)
            {
                finish = choice["finish_reason"]?.DeepClone() ?? finish;
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
            message["tool_calls"] = new JsonArray([.. calls.Values]);
        }

        whole["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = finish });
        foreach (var name in whole.Where(f => f.Value is null).Select(f => f.Key).ToList())
        {
            whole.Remove(name);
        }

        return Encoding.UTF8.GetBytes(whole.ToJsonString());
    }

    private static void Add(SortedDictionary<int, JsonObject> calls, JsonArray deltas)
    {
        foreach (var delta in deltas.OfType<JsonObject>())
        {
            var index = delta["index"] is JsonValue number && number.TryGetValue<int>(out var given) ? given : calls.Count;
            if (!calls.TryGetValue(index, out var call))
            {
                calls[index] = call = new() { ["id"] = delta["id"]?.DeepClone(), ["type"] = "function", ["function"] = new JsonObject { ["name"] = "", ["arguments"] = "" } };
            }

            var function = call["function"]!.AsObject();
            foreach (var name in new[] { "name", "arguments" })
            {
                function[name] = (string?)function[name] + Words(delta["function"]?[name]);
            }
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
}
