using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Wire;

/// <summary>What a chat completion says, however it is written. All of it is untrusted.</summary>
internal sealed record ReadReply
{
    /// <summary>Whether the OpenAI library reads it as this reader does, so that it can be handed on as it came.</summary>
    public bool IsPlain { get; init; } = true;

    /// <summary>The words, without what was thought aloud.</summary>
    public string Text { get; init; } = "";

    /// <summary>What was thought aloud, in a field of its own or between marks; null where nothing was.</summary>
    public string? Thinking { get; init; }

    /// <summary>Why the model would not answer, in its words; null where it did not refuse.</summary>
    public string? Refusal { get; init; }

    /// <summary>Why it ended, as the endpoint wrote it; null where it did not say.</summary>
    public string? Finish { get; init; }

    public IReadOnlyList<ToolCall> Calls { get; init; } = [];

    /// <summary>The tokens with their log-probabilities; null where there are none that can be read.</summary>
    public IReadOnlyList<TokenChoice>? Tokens { get; init; }

    /// <summary>An error that stands in the choice.</summary>
    public ReplyError? Error { get; init; }

    /// <summary>Why it is no reply; null where it is one.</summary>
    public string? Problem { get; init; }

    /// <summary>Why it ended, in this project's terms.</summary>
    public FinishReason Ended => FinishWords.Read(Finish, Calls.Count > 0);
}
