namespace LearningThePrior.LanguageModels;

/// <summary>Cuts off what a model thought aloud before it replied, between <c>&lt;think></c> and <c>&lt;/think></c>, so that no draft is taken for the reply.</summary>
public static class Thinking
{
    private static readonly string[] Names = ["think", "thinking", "thought", "reasoning"];

    /// <summary>Parts a text.</summary>
    /// <param name="text">What the model said.</param>
    /// <returns>
    /// What it thought, null where it did not; and the rest. Thinking that is not closed goes to the end, and leaves no reply. Where only its end is
    /// there, as with models whose prompt opens it, all before that is thinking.
    /// </returns>
    public static (string? Thought, string Reply) Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> thoughts = [];
        var at = 0;
        while (Opened(text, at) is var (name, begin))
        {
            var end = text.IndexOf($"</{name}>", begin, StringComparison.OrdinalIgnoreCase);
            thoughts.Add((end < 0 ? text[begin..] : text[begin..end]).Trim());
            at = end < 0 ? text.Length : end + name.Length + 3;
        }

        if (thoughts.Count == 0 && UnopenedEnd(text) is var (before, after))
        {
            return (text[..before].Trim(), text[after..].TrimStart());
        }

        return thoughts.Count == 0 ? (null, text) : (string.Join('\n', thoughts), text[at..].TrimStart());
    }

    private static (string Name, int Begin)? Opened(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        foreach (var name in Names)
        {
            if (string.Compare(text, at, $"<{name}>", 0, name.Length + 2, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return (name, at + name.Length + 2);
            }
        }

        return null;
    }

    // A reply that begins as an object is one, whatever its words hold.
    private static (int Before, int After)? UnopenedEnd(string text)
    {
        const string End = "</think>";
        var at = text.IndexOf(End, StringComparison.OrdinalIgnoreCase);
        return at < 0 || text.AsSpan().TrimStart().StartsWith("{") ? null : (at, at + End.Length);
    }
}
