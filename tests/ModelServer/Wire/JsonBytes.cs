using System.Text;
using System.Text.Json.Nodes;

namespace LearningThePrior.ModelServing.Wire;

internal static class JsonBytes
{
    public static byte[] Of(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());
}
