using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LearningThePrior.Gateway;

/// <summary>Arguments of a tool call as JSON, from connectors that give them as values only.</summary>
internal static class ArgumentsJson
{
    public static string Of(IEnumerable<KeyValuePair<string, object?>> arguments) =>
        new JsonObject(arguments.Select(a => KeyValuePair.Create(a.Key, Value(a.Value)))).ToJsonString();

    private static JsonNode? Value(object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        JsonElement element => JsonNode.Parse(element.GetRawText()),
        bool flag => flag,
        int whole => whole,
        long whole => whole,
        double number when double.IsFinite(number) => number,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
