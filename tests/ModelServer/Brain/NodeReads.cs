using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LearningThePrior.ModelServing.Brain;

/// <summary>What the model has read so far, by tool calls.</summary>
internal sealed partial class NodeReads
{
    private NodeReads(IReadOnlyList<(string Address, string Text)> reads) => All = reads;

    /// <summary>Addresses and what was told of them, in order.</summary>
    public IReadOnlyList<(string Address, string Text)> All { get; }

    public static NodeReads Of(JsonNode request)
    {
        var asked = new Dictionary<string, string>();
        var reads = new List<(string, string)>();
        foreach (var message in RequestReading.Messages(request))
        {
            foreach (var call in message["tool_calls"] as JsonArray ?? [])
            {
                asked[(string?)call?["id"] ?? ""] = AddressIn((string?)call?["function"]?["arguments"] ?? "");
            }

            if ((string?)message["role"] == "tool")
            {
                reads.Add((asked.GetValueOrDefault((string?)message["tool_call_id"] ?? "", ""), RequestReading.Text(message)));
            }
        }

        return new(reads);
    }

    /// <summary>Addresses named in what was read, and not read yet.</summary>
    public IReadOnlyList<string> Unread() =>
        [.. All.SelectMany(r => Addresses().Matches(r.Text).Select(m => m.Value)).Distinct().Where(a => a != "/" && All.All(r => r.Address != a))];

    /// <summary>Whole sentences of one text, each a piece of it word for word.</summary>
    public static IReadOnlyList<string> Sentences(string text) =>
        [.. SentenceEnds().Split(text).Select(s => s.Trim()).Where(s => s.Length > 8 && s.Any(char.IsLetter))];

    private static string AddressIn(string arguments)
    {
        try
        {
            return JsonNode.Parse(arguments) is JsonObject fields
                ? fields.Select(f => f.Value).OfType<JsonValue>().Where(v => v.GetValueKind() == JsonValueKind.String).Select(v => (string)v!).FirstOrDefault("")
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"(?<![\w/])/[\w.-]*\w(?:/[\w.-]*\w)*")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"(?<=[.!?])\s+|\n+")]
    private static partial Regex SentenceEnds();
}
