namespace LearningThePrior.LanguageModels;

/// <summary>What a model replied. Text and tool calls are untrusted.</summary>
/// <param name="Text">The words; empty where there are none.</param>
/// <param name="Finish">Why the reply ended.</param>
public sealed record ModelReply(string Text, FinishReason Finish)
{
    /// <summary>The calls that the model wants made, in its order.</summary>
    public IReadOnlyList<ToolCall> ToolCalls { get; init; } = [];

    /// <summary>The tokens of the text with their log-probabilities, or null where the endpoint gives none.</summary>
    public IReadOnlyList<TokenChoice>? Tokens { get; init; }

    /// <summary>Tokens used, or null where the endpoint does not say.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>The model that answered, by its own name; null where the endpoint does not say.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Whether the reply came from a recording.</summary>
    public bool Replayed { get; init; }

    /// <summary>How often the call was sent, failed attempts included; 0 for a replay.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Names the call in the run's <c>calls.jsonl</c>; null where calls are not kept.</summary>
    public string? CallId { get; init; }

    /// <summary>What the model thought aloud before it replied, in no part of the text; null where it did not. Untrusted.</summary>
    public string? Thinking { get; init; }

    /// <summary>Why the model would not answer, in its own words, where the endpoint tells refusals apart; null otherwise. Untrusted.</summary>
    public string? Refusal { get; init; }

    /// <summary>Why the reply ended, as the endpoint wrote it; null where it did not say. Untrusted.</summary>
    public string? FinishWord { get; init; }

    /// <summary>The reply as it came over the wire, JSON; null where there was no wire.</summary>
    public string? Raw { get; init; }
}

/// <summary>Why a reply ended.</summary>
public enum FinishReason
{
    /// <summary>The model had finished.</summary>
    Stop,

    /// <summary>The most tokens were reached.</summary>
    Length,

    /// <summary>The model waits for its tool calls.</summary>
    ToolCalls,

    /// <summary>The endpoint's filter cut in.</summary>
    Filtered,

    /// <summary>The endpoint gave another reason, or none.</summary>
    Unknown,
}

/// <summary>One token of a reply, and what else might have stood there.</summary>
/// <param name="Token">The token's text.</param>
/// <param name="LogProbability">Natural log, at most 0.</param>
/// <param name="Top">The likeliest tokens at this position, the likeliest first; the token itself may be missing.</param>
public sealed record TokenChoice(string Token, double LogProbability, IReadOnlyList<TokenProbability> Top);

/// <summary>A token and its log-probability.</summary>
/// <param name="Token">The token's text.</param>
/// <param name="LogProbability">Natural log, at most 0.</param>
public sealed record TokenProbability(string Token, double LogProbability);

/// <summary>Tokens that a call used, as the endpoint counts them.</summary>
/// <param name="Input">Tokens read.</param>
/// <param name="Output">Tokens written.</param>
public sealed record TokenUsage(int Input, int Output)
{
    /// <summary>How many of the tokens read the endpoint had in its cache, and may bill for less; 0 where it does not say.</summary>
    public int Cached { get; init; }
}
