using System.Buffers;

namespace LearningThePrior.Experiments.Registry;

/// <summary>The letters of a name: what divides it, what brackets hold together, and what has to be quoted.</summary>
internal static class NameText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("+(),\"=");

    /// <summary>Divides a text at a mark that stands in neither brackets nor quotes.</summary>
    /// <exception cref="NameException">A bracket or a quote is not closed.</exception>
    public static IReadOnlyList<string> Split(string text, char mark, int most = int.MaxValue)
    {
        var (parts, start, depth, quoted) = (new List<string>(), 0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            quoted ^= c == '"';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0)
            {
                throw new NameException($"'{text}': a bracket is closed that was not opened.");
            }

            if (c == mark && depth == 0 && !quoted && parts.Count < most - 1)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        return depth > 0 || quoted
            ? throw new NameException($"'{text}': a {(quoted ? "quote" : "bracket")} is not closed.")
            : [.. parts, text[start..]];
    }

    /// <summary>A name without the brackets around it.</summary>
    public static string Unwrap(string text)
    {
        var trimmed = text.Trim();
        return trimmed is ['(', .. var inner, ')'] && IsWhole(inner) ? Unwrap(inner) : trimmed;
    }

    /// <summary>Puts brackets round a name that would otherwise fall apart in a panel.</summary>
    public static string Wrap(string name) => name.Contains('+', StringComparison.Ordinal) ? $"({name})" : name;

    /// <summary>A text as it stands, or in quotes where something in it would be misread.</summary>
    /// <param name="text">The text.</param>
    /// <param name="divides">A further mark that would divide it where it stands.</param>
    public static string Quote(string text, char divides = '+') =>
        text.Length == 0 || text.Trim().Length < text.Length || text.AsSpan().ContainsAny(Special) || text.Contains(divides, StringComparison.Ordinal)
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;

    /// <summary>The text that <see cref="Quote"/> was given.</summary>
    public static string Unquote(string text)
    {
        if (text is not ['"', .. var inner, '"'])
        {
            return text;
        }

        var single = inner.Replace("\"\"", "", StringComparison.Ordinal);
        return single.Contains('"', StringComparison.Ordinal) ? text : inner.Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    private static bool IsWhole(string inner)
    {
        try
        {
            Split(inner, '\0');
            return true;
        }
        catch (NameException)
        {
            return false;
        }
    }
}
