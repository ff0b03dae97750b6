using System.Text;
using System.Text.Json;

namespace LearningThePrior.LanguageModels;

/// <summary>Finds the one JSON object of a reply, whatever words or code fences stand around it. Replies are untrusted.</summary>
public static class ReplyObject
{
    // Far above any honest reply; what is longer is not read at all.
    private const int MostCharacters = 1_000_000;

    // Braces that begin no object: a few stand in prose, many are an attempt to keep the reader busy.
    private const int MostFalseStarts = 64;

    /// <summary>Finds the object.</summary>
    /// <param name="text">The reply's words.</param>
    /// <param name="problem">Why there is none: none found, or more than one; null where there is one.</param>
    /// <returns>The object, or null.</returns>
    public static JsonElement? Find(string text, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters)
        {
            problem = $"the reply is longer than {MostCharacters} characters";
            return null;
        }

        JsonElement? found = null;
        var falseStarts = 0;
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var at = bytes.AsSpan().IndexOf((byte)'{'); at >= 0;)
        {
            if (TryRead(bytes.AsSpan(at), out var element, out var length))
            {
                if (found is not null)
                {
                    problem = "the reply holds more than one JSON object";
                    return null;
                }

                found = element;
                at += length;
            }
            else if (++falseStarts > MostFalseStarts)
            {
                break;
            }
            else
            {
                at++;
            }

            var next = bytes.AsSpan(at).IndexOf((byte)'{');
            at = next < 0 ? -1 : at + next;
        }

        problem = found is null ? "the reply holds no JSON object" : null;
        return found;
    }

    /// <summary>The text of a property; null where it is absent or no text.</summary>
    public static string? Words(this JsonElement element, string property)
    {
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var value) ? value.Words() : null;
    }

    /// <summary>The text that an element is; null where it is none.</summary>
    public static string? Words(this JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, spelled as an escape.
            return null;
        }
    }

    /// <summary>The elements of a list; none where the property is absent or no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : [];

    private static bool TryRead(ReadOnlySpan<byte> bytes, out JsonElement element, out int length)
    {
        var reader = new Utf8JsonReader(bytes);
        try
        {
            if (JsonDocument.TryParseValue(ref reader, out var document))
            {
                using (document)
                {
                    (element, length) = (document.RootElement.Clone(), (int)reader.BytesConsumed);
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // Not an object after all.
        }

        (element, length) = (default, 0);
        return false;
    }
}
