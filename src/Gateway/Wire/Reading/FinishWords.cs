using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Wire;

/// <summary>The words by which servers say why a reply ended.</summary>
internal static class FinishWords
{
    /// <summary>Reads one; what is not known counts as unknown, and says nothing against the words.</summary>
    public static FinishReason Read(string? word, bool hasCalls) => word?.ToLowerInvariant() switch
    {
        "stop" or "eos" or "eos_token" or "end_turn" or "stop_sequence" or "complete" or "completed" => hasCalls ? FinishReason.ToolCalls : FinishReason.Stop,
        "length" or "max_tokens" or "max_length" or "model_length" => FinishReason.Length,
        "tool_calls" or "function_call" or "tool_use" => FinishReason.ToolCalls,
        "content_filter" or "safety" or "content_filtered" => FinishReason.Filtered,
        _ => hasCalls ? FinishReason.ToolCalls : FinishReason.Unknown,
    };

    /// <summary>The word of the OpenAI protocol.</summary>
    public static string Of(FinishReason reason) => reason switch
    {
        FinishReason.Length => "length",
        FinishReason.ToolCalls => "tool_calls",
        FinishReason.Filtered => "content_filter",
        _ => "stop",
    };

    /// <summary>Whether the OpenAI library knows a word.</summary>
    public static bool IsPlain(string? word) => word is "stop" or "length" or "tool_calls" or "content_filter" or "function_call";
}
