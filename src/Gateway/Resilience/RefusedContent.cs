using LearningThePrior.Gateway.Wire;

namespace LearningThePrior.Gateway.Resilience;

/// <summary>Tells whether an endpoint refuses a request for what it holds, so that others may well be answered.</summary>
internal static class RefusedContent
{
    private static readonly (string Word, string What)[] Kinds =
    [
        ("context_length", TooLong), ("context length", TooLong), ("context size", TooLong), ("context window", TooLong), ("maximum context", TooLong), ("context limit", TooLong), ("tokens must be at least 1", TooLong),
        ("exceed_context", TooLong), ("string_above_max_length", TooLong), ("too many tokens", TooLong), ("prompt is too long", TooLong), ("input is too long", TooLong),
        ("content_filter", Filtered), ("content filter", Filtered), ("content_policy", Filtered), ("content policy", Filtered), ("content management policy", Filtered),
        ("responsibleai", Filtered), ("moderation", Filtered), ("flagged", Filtered), ("safety", Filtered), ("usage polic", Filtered), ("invalid_prompt", Filtered),
        ("tool_use_failed", WrongCall), ("failed to call a function", WrongCall),
    ];

    private const string TooLong = "a conversation of this length";
    private const string Filtered = "what this conversation holds";
    private const string WrongCall = "the call of a tool that the model wrote";

    /// <summary>What is refused, in words; null where the error is about something else.</summary>
    public static string? Of(ReplyError error) => Array.Find(Kinds, k => error.Names(k.Word)).What;
}
