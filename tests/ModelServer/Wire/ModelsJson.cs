using System.Text.Json.Nodes;

namespace LearningThePrior.ModelServing.Wire;

internal static class ModelsJson
{
    public static byte[] Of(IReadOnlyList<string> models) => JsonBytes.Of(new JsonObject
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. models.Select(m => (JsonNode)new JsonObject { ["id"] = m, ["object"] = "model", ["created"] = 1_700_000_000, ["owned_by"] = "tests" })]),
    });
}
