using System.Text.Json;
using System.Text.Json.Nodes;
using LearningThePrior.Gateway.Wire;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway;

/// <summary>What a call's span says of its words where that is asked for: messages with their parts, as OpenTelemetry's conventions for generative AI write them. Long texts are cut.</summary>
internal static class SpanMessages
{
    private const int MostCharacters = 16_384;

    /// <summary>What was asked (<c>gen_ai.input.messages</c>); null where the request holds no messages.</summary>
    public static string? Asked(CallBody request) =>
        request.IsJson && JsonNode.Parse(request.Bytes.Span) is JsonObject fields && fields["messages"] is JsonArray messages
            ? new JsonArray([.. messages.OfType<JsonObject>().Select(m => Message(Words(m["role"]), Words(m["content"]), Calls(m)))]).ToJsonString()
            : null;

    /// <summary>What was said (<c>gen_ai.output.messages</c>); null where nothing was that can be read.</summary>
    public static string? Said(ReadReply? reply)
    {
        if (reply is null)
        {
            return null;
        }

        var message = Message("assistant", reply.Text, reply.Calls.Select(c => (c.Name, c.Arguments)));
        message["finish_reason"] = reply.Finish;
        return new JsonArray(message).ToJsonString();
    }

    private static JsonObject Message(string role, string text, IEnumerable<(string Name, string Arguments)> calls) => new()
    {
        ["role"] = role,
        ["parts"] = new JsonArray(
        [
            .. text.Length > 0 ? [new JsonObject { ["type"] = "text", ["content"] = Cut(text) }] : Array.Empty<JsonNode>(),
            .. calls.Select(c => (JsonNode)new JsonObject { ["type"] = "tool_call", ["name"] = c.Name, ["arguments"] = Cut(c.Arguments) }),
        ]),
    };

    private static IEnumerable<(string Name, string Arguments)> Calls(JsonObject message) =>
        (message["tool_calls"] as JsonArray ?? []).Select(c => c?["function"]).OfType<JsonObject>().Select(f => (Words(f["name"]), Words(f["arguments"])));

    private static string Words(JsonNode? value) => value is null ? "" : value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString();

    private static string Cut(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters] + "…";
}
