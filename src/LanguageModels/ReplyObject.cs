using System.Text;
using System.Text.Json;
using LearningThePrior.LanguageModels.Json;

namespace LearningThePrior.LanguageModels;

/// <summary>Finds the JSON object of a reply, whatever words, code fences or further objects stand around it. Replies are untrusted.</summary>
public static class ReplyObject
{
    // Far above any honest reply; what is longer is not read at all.
    private const int MostCharacters = 1_000_000;

    // Braces that begin no object: a few stand in prose, many are an attempt to keep the reader busy.
    private const int MostFalseStarts = 64;

    // An example, the object and the object again are three.
    private const int MostObjects = 16;

    /// <summary>Finds the object; of several the last.</summary>
    /// <param name="text">The reply's words.</param>
    /// <param name="problem">Why there is none; null where there is one.</param>
    /// <returns>The object, or null.</returns>
    public static JsonElement? Find(string text, out string? problem) => Find(text, _ => true, out problem);

    /// <summary>Finds the object that is of use; of several the last whole one.</summary>
    /// <param name="text">The reply's words.</param>
    /// <param name="isOfUse">Whether an object has what is looked for.</param>
    /// <param name="problem">Why there is none of use, where an object that cannot be read is the cause; null where there is one.</param>
    /// <returns>The object; where none is of use the last, and null where there is none.</returns>
    public static JsonElement? Find(string text, Func<JsonElement, bool> isOfUse, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(isOfUse);
        var all = All(text, out problem);
        if (all.Count == 0)
        {
            return null;
        }

        for (var i = all.Count - 1; i >= 0; i--)
        {
            if (isOfUse(all[i]))
            {
                problem = null;
                return all[i];
            }
        }

        return all[^1];
    }

    /// <summary>All objects of a reply, in their order; an object within another is not among them.</summary>
    /// <param name="text">The reply's words.</param>
    /// <param name="problem">Why there is none, or what is wrong with one that cannot be read; null where all can be.</param>
    public static IReadOnlyList<JsonElement> All(string text, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters)
        {
            problem = $"the reply is longer than {MostCharacters} characters";
            return [];
        }

        List<JsonElement> found = [];
        var (falseStarts, why) = (0, default(string));
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var at = bytes.AsSpan().IndexOf((byte)'{'); at >= 0;)
        {
            // What reads on to the end and fails would do so again at every brace within.
            if (LenientJson.TryRead(bytes.AsSpan(at), out var element, out var length, out var wrong))
            {
                found.Add(element);
                at += length;
                if (found.Count > MostObjects)
                {
                    problem = $"the reply holds more than {MostObjects} JSON objects";
                    return [];
                }
            }
            else
            {
                why ??= wrong;
                at++;
                if (++falseStarts > MostFalseStarts)
                {
                    break;
                }
            }

            var next = bytes.AsSpan(at).IndexOf((byte)'{');
            at = next < 0 ? -1 : at + next;
        }

        problem = why is not null ? $"the reply holds no JSON object that can be read: {why}" : found.Count > 0 ? null : "the reply holds no JSON object";
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
}
