using System.Text.Json;

namespace LearningThePrior.Gateway.Wire;

/// <summary>
/// Whether what stands around the words is as the OpenAI library insists on it. Members that are not known here count against it: the library may know
/// them, and as another kind.
/// </summary>
internal static class PlainFrame
{
    public static bool Holds(JsonElement root, JsonElement choice, JsonElement message) =>
        All(root, IsPlain) && All(choice, IsPlainOfChoice) && All(message, IsPlainOfMessage);

    private static bool All(JsonElement part, Func<JsonProperty, bool> isPlain)
    {
        foreach (var member in part.EnumerateObject())
        {
            if (!isPlain(member))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlain(JsonProperty member) => member.Name switch
    {
        "id" or "object" or "model" => member.Value.ValueKind == JsonValueKind.String,
        "system_fingerprint" or "service_tier" => member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null,
        "created" => member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt64(out _),
        "choices" => member.Value.ValueKind == JsonValueKind.Array && member.Value.GetArrayLength() == 1,
        "usage" => UsageReader.IsPlain(member.Value),
        _ => false,
    };

    private static bool IsPlainOfChoice(JsonProperty member) => member.Name switch
    {
        "index" => member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out _),
        "message" or "finish_reason" or "logprobs" => true,
        _ => false,
    };

    private static bool IsPlainOfMessage(JsonProperty member) => member.Name switch
    {
        "role" => member.Value.ValueKind == JsonValueKind.String && member.Value.ValueEquals("assistant"),
        "refusal" => member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null,
        "content" or "tool_calls" => true,
        _ => false,
    };
}
