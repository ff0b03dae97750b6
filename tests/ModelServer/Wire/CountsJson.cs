using System.Text.Json.Nodes;

namespace LearningThePrior.ModelServing.Wire;

/// <summary>What <c>GET /counts</c> gives: totals, and requests and replies by the hash of the body.</summary>
internal static class CountsJson
{
    public static byte[] Of(BodyCounts counts)
    {
        var bodies = counts.ByBody;
        return JsonBytes.Of(new JsonObject
        {
            ["requests"] = counts.Requests,
            ["replies"] = counts.Replies,
            ["bodies"] = bodies.Count,
            ["replied_again"] = bodies.Values.Sum(b => Math.Max(0, b.Replies - 1)),
            ["by_body"] = new JsonObject(bodies.OrderBy(b => b.Key, StringComparer.Ordinal).Select(b =>
                KeyValuePair.Create(b.Key, (JsonNode?)new JsonArray(b.Value.Requests, b.Value.Replies)))),
        });
    }
}
