using System.Text.Json.Nodes;

namespace LearningThePrior.ModelServing.Brain;

/// <summary>Reads the tree: the root first, then nodes that what it read names, a few in all.</summary>
internal sealed class ToolBrain(int reads)
{
    private const string Tool = "read_node";

    public Answer? Reply(JsonNode request)
    {
        var tool = (request["tools"] as JsonArray ?? []).FirstOrDefault(t => (string?)t?["function"]?["name"] == Tool)?["function"];
        if (tool is null || (request["tool_choice"] is JsonValue choice && choice.ToString() == "none"))
        {
            return null;
        }

        var read = NodeReads.Of(request);
        var unread = read.Unread();
        if (read.All.Count >= reads || (read.All.Count > 0 && unread.Count == 0))
        {
            return null;
        }

        var address = read.All.Count == 0 ? "/" : unread[(int)(RequestReading.Hash(request, "read") % (uint)unread.Count)];
        var parameter = (tool["parameters"]?["properties"] as JsonObject)?.Select(p => p.Key).FirstOrDefault() ?? "address";
        return new("") { Calls = [new(Tool, new JsonObject { [parameter] = address }.ToJsonString())] };
    }
}
