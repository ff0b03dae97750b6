using System.Text.Json;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Wire;

/// <summary>The tokens of a choice with their log-probabilities, where they are written as the protocol has them; alternatives may be missing.</summary>
internal static class TokenReader
{
    public static IReadOnlyList<TokenChoice>? Read(JsonElement choice, Plainness plain)
    {
        if (!choice.TryGetProperty("logprobs", out var logs) || logs.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (logs.ValueKind != JsonValueKind.Object || !logs.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.Array)
        {
            plain.Expect(logs.ValueKind == JsonValueKind.Object && logs.TryGetProperty("content", out content) && content.ValueKind == JsonValueKind.Null);
            return null;
        }

        List<TokenChoice> tokens = [];
        foreach (var item in content.EnumerateArray())
        {
            if (Of(item) is not { } said)
            {
                plain.Expect(false);
                return null;
            }

            plain.Expect(item.TryGetProperty("top_logprobs", out var listed) && listed.ValueKind == JsonValueKind.Array);
            var top = item.Items("top_logprobs").Select(Of).OfType<TokenProbability>().OrderByDescending(t => t.LogProbability).ToArray();
            tokens.Add(new(said.Token, said.LogProbability, top));
        }

        return tokens.Count > 0 ? tokens : null;
    }

    // What is no log-probability counts as impossible. In single precision, as libraries hand them on: a reply means the same whoever reads it.
    private static TokenProbability? Of(JsonElement item) => item.ValueKind == JsonValueKind.Object && item.Words("token") is { } token
        && item.TryGetProperty("logprob", out var log) && log.ValueKind == JsonValueKind.Number && log.TryGetDouble(out var value)
            ? new(token, double.IsNaN(value) ? double.NegativeInfinity : Math.Min(0, (double)(float)value))
            : null;
}
