using LearningThePrior.LanguageModels;
using OpenAI.Chat;

namespace LearningThePrior.Gateway;

/// <summary>What the OpenAI library read of a reply, in this project's terms.</summary>
internal static class OpenAIReply
{
    public static FinishReason Finish(ChatCompletion completion) => completion.FinishReason switch
    {
        ChatFinishReason.Stop => FinishReason.Stop,
        ChatFinishReason.Length => FinishReason.Length,
        ChatFinishReason.ToolCalls or ChatFinishReason.FunctionCall => FinishReason.ToolCalls,
        ChatFinishReason.ContentFilter => FinishReason.Filtered,
        _ => FinishReason.Unknown,
    };

    /// <summary>Tokens and log-probabilities; null where there are none. What is no log-probability counts as impossible.</summary>
    public static IReadOnlyList<TokenChoice>? Tokens(IReadOnlyList<ChatTokenLogProbabilityDetails>? details) => details is not { Count: > 0 }
        ? null
        : [.. details.Select(d => new TokenChoice(
            d.Token,
            Log(d.LogProbability),
            [.. d.TopLogProbabilities.Select(t => new TokenProbability(t.Token, Log(t.LogProbability))).OrderByDescending(t => t.LogProbability)]))];

    private static double Log(float value) => float.IsNaN(value) ? double.NegativeInfinity : Math.Min(0, (double)value);
}
