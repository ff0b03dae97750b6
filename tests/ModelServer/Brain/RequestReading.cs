using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LearningThePrior.ModelServing.Brain;

/// <summary>What the brain looks up in a request.</summary>
internal static class RequestReading
{
    public static IEnumerable<JsonNode> Messages(JsonNode request) => (request["messages"] as JsonArray ?? []).OfType<JsonNode>();

    public static string Text(JsonNode message) => message["content"] switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => (string)value!,
        JsonArray parts => string.Concat(parts.Select(p => (string?)p?["text"])),
        _ => "",
    };

    public static string LastText(JsonNode request) => Messages(request).LastOrDefault() is { } last ? Text(last) : "";

    /// <summary>A number that depends on the conversation, the seed where asked for, and a purpose.</summary>
    public static uint Hash(JsonNode request, string purpose, bool withSeed = true)
    {
        var text = new StringBuilder(purpose);
        foreach (var message in Messages(request))
        {
            text.Append('\n').Append((string?)message["role"]).Append(' ').Append(Text(message));
        }

        text.Append('\n').Append(withSeed ? request["seed"]?.ToJsonString() : "");
        return BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>A number from 0 to 1 of the same kind.</summary>
    public static double Share(JsonNode request, string purpose, bool withSeed = true) => Hash(request, purpose, withSeed) / (double)uint.MaxValue;
}
