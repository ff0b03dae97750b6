using System.Text.Json;
using System.Text.Json.Nodes;
using LearningThePrior.LanguageModels;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI.Chat;
using ChatMessageContent = Microsoft.SemanticKernel.ChatMessageContent;

namespace LearningThePrior.Gateway;

/// <summary>Messages as Semantic Kernel takes them.</summary>
internal static class KernelMessages
{
    private const string OpenAICalls = "ChatResponseMessage.FunctionToolCalls";

    public static ChatHistory Of(IReadOnlyList<ModelMessage> messages)
    {
        var history = new ChatHistory();
        var tools = new Dictionary<string, string>();
        foreach (var message in messages)
        {
            foreach (var call in message.ToolCalls)
            {
                tools[call.Id] = call.Name;
            }

            history.Add(Of(message, tools));
        }

        return history;
    }

    private static ChatMessageContent Of(ModelMessage message, Dictionary<string, string> tools) => message.Role switch
    {
        MessageRole.System => new(AuthorRole.System, message.Text),
        MessageRole.User => new(AuthorRole.User, message.Text),
        MessageRole.Tool => new(
            AuthorRole.Tool,
            [new FunctionResultContent(tools.GetValueOrDefault(message.ToolCallId ?? ""), null, message.ToolCallId, message.Text)]),
        _ when message.ToolCalls.Count == 0 => new(AuthorRole.Assistant, message.Text),
        _ => Calling(message),
    };

    // The connector for OpenAI sends the calls of the metadata, which are the model's own words; other connectors read the items.
    private static ChatMessageContent Calling(ModelMessage message) => new(
        AuthorRole.Assistant,
        [.. message.Text.Length > 0 ? [new TextContent(message.Text)] : Array.Empty<KernelContent>(), .. message.ToolCalls.Select(Item)],
        metadata: new Dictionary<string, object?>
        {
            [OpenAICalls] =
                message.ToolCalls.Select(c => ChatToolCall.CreateFunctionToolCall(c.Id, c.Name, BinaryData.FromString(c.Arguments))).ToList(),
        });

    private static FunctionCallContent Item(ToolCall call) => new(call.Name, null, call.Id, Arguments(call.Arguments));

    private static KernelArguments? Arguments(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject fields
                ? new(fields.ToDictionary(f => f.Key, f => (object?)(f.Value?.GetValueKind() == JsonValueKind.String ? (string?)f.Value : f.Value?.ToJsonString())))
                : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
