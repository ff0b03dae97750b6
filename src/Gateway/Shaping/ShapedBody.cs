using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LearningThePrior.Gateway.Shaping;

/// <summary>A request's body in the shape that its endpoint takes.</summary>
internal static class ShapedBody
{
    private static readonly string[] Tokens = ["max_tokens", "max_completion_tokens"];

    /// <summary>The fields of a body; null where it is no object.</summary>
    public static JsonObject? Read(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The body in a shape; null where it is so already, or no object.</summary>
    public static byte[]? Of(byte[] body, RequestShape shape)
    {
        if (shape == RequestShape.AsAsked || Read(body) is not { } fields)
        {
            return null;
        }

        if (shape.TokenParameter is { } name && Array.Find(Tokens, t => t != name && fields.ContainsKey(t)) is { } other)
        {
            fields[name] = fields[other]!.DeepClone();
            fields.Remove(other);
        }

        foreach (var field in shape.LeftOut)
        {
            fields.Remove(field);
        }

        if (shape.MostTopLogProbabilities is { } most && fields["top_logprobs"] is JsonValue asked && asked.TryGetValue<int>(out var top) && top > most)
        {
            fields["top_logprobs"] = most;
        }

        if (!shape.SystemRole && fields["messages"] is JsonArray messages)
        {
            fields["messages"] = WithoutSystem(messages);
        }

        return Encoding.UTF8.GetBytes(fields.ToJsonString());
    }

    public static bool IsSystem(JsonNode? message) => (string?)message?["role"] is "system" or "developer";

    private static JsonArray WithoutSystem(JsonArray messages)
    {
        var rules = string.Join("\n\n", messages.Where(IsSystem).Select(Words));
        var kept = messages.Where(m => !IsSystem(m)).Select(m => m!.DeepClone()).ToList();
        if (rules.Length == 0)
        {
            return [.. kept];
        }

        if (kept.Find(m => (string?)m["role"] == "user") is { } first)
        {
            first["content"] = $"{rules}\n\n{Words(first)}";
        }
        else
        {
            kept.Insert(0, new JsonObject { ["role"] = "user", ["content"] = rules });
        }

        return [.. kept];
    }

    private static string Words(JsonNode? message) => message?["content"] switch
    {
        JsonValue text => text.ToString(),
        JsonArray parts => string.Concat(parts.Select(p => p?["text"]?.ToString())),
        _ => "",
    };
}
