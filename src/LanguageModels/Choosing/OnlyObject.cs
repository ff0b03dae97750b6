using System.Text;
using System.Text.Json;

namespace LearningThePrior.LanguageModels;

/// <summary>Finds the one JSON object in a reply that may stand in a code fence or among words.</summary>
internal static class OnlyObject
{
    private const int LongestReply = 200_000;

    // Each brace may be tried to the text's end, so that a flood of them must not be.
    private const int MostBraces = 64;

    /// <summary>The object, to be disposed of; or why there is not exactly one.</summary>
    public static (JsonDocument? Object, string? Problem) In(string text)
    {
        if (text.Length > LongestReply)
        {
            return (null, $"the reply is too long to read: {text.Length} characters");
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        JsonDocument? found = null;
        var tried = 0;
        for (var at = Array.IndexOf(bytes, (byte)'{'); at >= 0; at = Array.IndexOf(bytes, (byte)'{', at))
        {
            if (++tried > MostBraces)
            {
                found?.Dispose();
                return (null, "the reply holds more than one JSON object, or none");
            }

            var end = Parse(bytes, at, out var parsed);
            if (parsed is null)
            {
                at++;
                continue;
            }

            if (found is not null)
            {
                found.Dispose();
                parsed.Dispose();
                return (null, "the reply holds more than one JSON object");
            }

            (found, at) = (parsed, end);
        }

        return found is null ? (null, "the reply holds no JSON object") : (found, null);
    }

    private static int Parse(byte[] bytes, int at, out JsonDocument? parsed)
    {
        var reader = new Utf8JsonReader(bytes.AsSpan(at), isFinalBlock: true, default);
        try
        {
            parsed = JsonDocument.ParseValue(ref reader);
            return at + (int)reader.BytesConsumed;
        }
        catch (JsonException)
        {
            parsed = null;
            return at;
        }
    }
}
