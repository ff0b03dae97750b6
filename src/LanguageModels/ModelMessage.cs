namespace LearningThePrior.LanguageModels;

/// <summary>Who a message is from.</summary>
public enum MessageRole
{
    /// <summary>The rules of the game: ours.</summary>
    System,

    /// <summary>What is put before the model. Untrusted parts of it are escaped by whoever wrote the message.</summary>
    User,

    /// <summary>What the model said.</summary>
    Assistant,

    /// <summary>What a tool call gave.</summary>
    Tool,
}

/// <summary>One message of a conversation with a model.</summary>
/// <param name="Role">Who it is from.</param>
/// <param name="Text">The words; may be empty where an assistant only calls tools.</param>
public sealed record ModelMessage(MessageRole Role, string Text)
{
    /// <summary>The calls that an assistant's message made.</summary>
    public IReadOnlyList<ToolCall> ToolCalls { get; init; } = [];

    /// <summary>Which call a tool's message answers; null for every other message.</summary>
    public string? ToolCallId { get; init; }

    /// <summary>A message that states the rules.</summary>
    public static ModelMessage System(string text) => new(MessageRole.System, text);

    /// <summary>A message that puts something before the model.</summary>
    public static ModelMessage User(string text) => new(MessageRole.User, text);

    /// <summary>The message that a reply was.</summary>
    public static ModelMessage Assistant(ModelReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return new(MessageRole.Assistant, reply.Text) { ToolCalls = reply.ToolCalls };
    }

    /// <summary>What a call gave.</summary>
    public static ModelMessage Tool(ToolCall call, string text)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new(MessageRole.Tool, text) { ToolCallId = call.Id };
    }
}
