using System.Text.Json;

namespace LearningThePrior.LanguageModels.Json;

/// <summary>
/// JSON as models write it: line breaks and tabs that stand raw in a text, commas before a closing brace, and escapes that JSON does not have, such as
/// <c>\\'</c>. Nothing is added that was not said: what breaks off stays unreadable.
/// </summary>
internal static class LenientJson
{
    // Far above any honest speech; mending takes several times a text's memory.
    private const int MostMended = 256 * 1_024;

    private static readonly JsonReaderOptions Commas = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads the value that begins a text; what follows it is not looked at.</summary>
    /// <param name="text">Begins with the value.</param>
    /// <param name="element">The value.</param>
    /// <param name="length">How many bytes it takes.</param>
    /// <param name="problem">Why it could not be read, in a few words; null where it could.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out JsonElement element, out int length, out string? problem)
    {
        if (TryRead(text, default, out element, out length, out problem))
        {
            return true;
        }

        if (text.Length > MostMended)
        {
            return false;
        }

        // Only what is wrong is written otherwise, and in the same places, so that the length is known again.
        var (mended, from) = Mended(text);
        if (TryRead(mended, Commas, out element, out var mendedLength, out _))
        {
            length = from[mendedLength - 1] + 1;
            problem = null;
            return true;
        }

        return false;
    }

    private static bool TryRead(ReadOnlySpan<byte> text, JsonReaderOptions options, out JsonElement element, out int length, out string? problem)
    {
        var reader = new Utf8JsonReader(text, options);
        try
        {
            if (JsonDocument.TryParseValue(ref reader, out var document))
            {
                using (document)
                {
                    (element, length, problem) = (document.RootElement.Clone(), (int)reader.BytesConsumed, null);
                    return true;
                }
            }

            problem = "it breaks off";
        }
        catch (JsonException e)
        {
            problem = e.Message.Contains("end of data", StringComparison.OrdinalIgnoreCase) || e.Message.Contains("Expected depth", StringComparison.Ordinal)
                ? "it breaks off"
                : $"wrong in its line {e.LineNumber + 1}";
        }

        (element, length) = (default, 0);
        return false;
    }

    /// <summary>The text with its slips mended, and for each of its bytes where it stood.</summary>
    private static (byte[] Text, int[] From) Mended(ReadOnlySpan<byte> text)
    {
        var (mended, from) = (new List<byte>(text.Length + 16), new List<int>(text.Length + 16));
        var inText = false;
        for (var i = 0; i < text.Length; i++)
        {
            var b = text[i];
            if (!inText)
            {
                inText = b == '"';
                Put(b, i);
            }
            else if (b == '\\' && i + 1 < text.Length)
            {
                var next = text[++i];
                if ("\"\\/bfnrtu"u8.Contains(next))
                {
                    Put(b, i - 1);
                }
                else if (next != '\'')
                {
                    // A backslash that escapes nothing stands for itself.
                    Put((byte)'\\', i - 1);
                    Put((byte)'\\', i - 1);
                }

                Put(next, i);
            }
            else if (b < ' ')
            {
                foreach (var c in b switch { (byte)'\n' => "\\n"u8, (byte)'\r' => "\\r"u8, (byte)'\t' => "\\t"u8, _ => " "u8 })
                {
                    Put(c, i);
                }
            }
            else
            {
                inText = b != '"';
                Put(b, i);
            }
        }

        return ([.. mended], [.. from]);

        void Put(byte value, int at)
        {
            mended.Add(value);
            from.Add(at);
        }
    }
}
