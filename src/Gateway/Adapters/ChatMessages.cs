using System.Text.Json;
using LearningThePrior.LanguageModels;
using Microsoft.Extensions.AI;

namespace LearningThePrior.Gateway;

/// <summary>Messages as Microsoft.Extensions.AI takes them.</summary>
internal static class ChatMessages
{
    public static IEnumerable<ChatMessage> Of(IReadOnlyList<ModelMessage> messages) => messages.Select(message => message.Role switch
    {
        MessageRole.System => new ChatMessage(ChatRole.System, message.Text),
        MessageRole.User => new ChatMessage(ChatRole.User, message.Text),
        MessageRole.Tool => new ChatMessage(ChatRole.Tool, [new FunctionResultContent(message.ToolCallId ?? "", message.Text)]),
        _ => new ChatMessage(ChatRole.Assistant, [
            .. message.Text.Length > 0 || message.ToolCalls.Count == 0 ? [new TextContent(message.Text)] : Array.Empty<AIContent>(),
            .. message.ToolCalls.Select(c => new FunctionCallContent(c.Id, c.Name, Arguments(c.Arguments)))]),
    });

    // Arguments that are no JSON object go over under a name that says so, since there is no place for the words themselves.
    private static Dictionary<string, object?> Arguments(string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return parsed.RootElement.ValueKind == JsonValueKind.Object
                ? parsed.RootElement.EnumerateObject().GroupBy(p => p.Name).ToDictionary(g => g.Key, g => (object?)g.Last().Value.Clone())
                : new() { ["not_an_object"] = json };
        }
        catch (JsonException)
        {
            return new() { ["not_json"] = json };
        }
    }
}
