using System.Globalization;
using System.Text.Json;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Wire;

/// <summary>What a reply says it used. Whole numbers may be written as any number or as text; what says less than both counts says nothing.</summary>
internal static class UsageReader
{
    public static TokenUsage? Read(JsonElement root)
    {
        if (!root.TryGetProperty("usage", out var usage) || usage.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var input = Count(usage, "prompt_tokens") ?? Count(usage, "input_tokens");

        // Embeddings have no output; whoever reports the input and nothing else wrote nothing.
        var output = Count(usage, "completion_tokens") ?? Count(usage, "output_tokens") ?? (Count(usage, "total_tokens") == input ? 0 : null);
        return input is { } read && output is { } wrote ? new(read, wrote) { Cached = Math.Min(read, Cached(usage)) } : null;
    }

    /// <summary>Whether the OpenAI library reads it.</summary>
    public static bool IsPlain(JsonElement usage) => usage.ValueKind == JsonValueKind.Object && usage.EnumerateObject().All(IsPlainCount);

    private static bool IsPlainCount(JsonProperty count) => count.Value.ValueKind switch
    {
        JsonValueKind.Number => count.Value.TryGetInt32(out _),
        JsonValueKind.Object => count.Value.EnumerateObject().All(d => d.Value.ValueKind == JsonValueKind.Number && d.Value.TryGetInt32(out _)),
        _ => false,
    };

    private static int Cached(JsonElement usage)
    {
        foreach (var details in new[] { "prompt_tokens_details", "input_tokens_details" })
        {
            if (usage.TryGetProperty(details, out var inner) && inner.ValueKind == JsonValueKind.Object && Count(inner, "cached_tokens") is { } cached)
            {
                return cached;
            }
        }

        return Count(usage, "prompt_cache_hit_tokens") ?? Count(usage, "cache_read_input_tokens") ?? 0;
    }

    private static int? Count(JsonElement usage, string name) => !usage.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) => Whole(number),
        JsonValueKind.String when double.TryParse(value.Words(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => Whole(number),
        _ => null,
    };

    private static int? Whole(double number) => number is >= 0 and <= int.MaxValue && number == Math.Floor(number) ? (int)number : null;
}
