using System.Text.RegularExpressions;

namespace LearningThePrior.LanguageModels;

/// <summary>
/// Reads which label a reply chooses, strictly. Read are: a label alone, with or without marks around it or its answer's text after
/// it; an answer's text alone; a first or last line that is one of these; and a declaration such as <c>Answer: A</c>. A reply that points to
/// two answers, or repeats the prompt, or only mentions labels, cannot be read.
/// </summary>
public static partial class LabelReader
{
    private const int LongestReply = 200_000;

    /// <summary>Reads a reply.</summary>
    /// <param name="text">What the model said. Untrusted.</param>
    /// <param name="answers">The answers, with distinct labels.</param>
    /// <param name="prompt">The message that the model was told to answer; empty where it is not known.</param>
    public static LabelReading Read(string text, IReadOnlyList<ChoiceAnswer> answers, string prompt = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(answers);
        if (text.Length > LongestReply)
        {
            return LabelReading.Unreadable($"the reply is too long to read: {text.Length} characters");
        }

        var labels = new LabelMatcher(answers);
        if (labels.Whole(text, 0, text.Length) is { } whole)
        {
            return new(whole.Answer, whole.Position, null);
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return LabelReading.Unreadable("the reply is empty");
        }

        var found = Declarations(text, labels).Concat(EdgeLines(text, labels)).ToList();
        var chosen = found.Select(f => f.Answer).Distinct().ToList();
        return chosen.Count > 1 ? LabelReading.Unreadable($"the reply points to {string.Join(" and ", chosen.Order().Select(c => answers[c].Label))}")
            : IsEcho(text, prompt) ? LabelReading.Unreadable("the reply repeats the prompt")
            : found.Where(f => f.Ends).OrderBy(f => f.Position).FirstOrDefault() is { } first ? new(first.Answer, first.Position, null)
            : LabelReading.Unreadable($"the reply chooses none of {string.Join(", ", answers.Select(a => a.Label))}");
    }

    private static IEnumerable<FoundLabel> Declarations(string text, LabelMatcher labels) =>
        LeadIns().Matches(text).Select(m => labels.At(text, m.Index + m.Length)).OfType<FoundLabel>();

    private static IEnumerable<FoundLabel> EdgeLines(string text, LabelMatcher labels)
    {
        var begin = text.Length - text.TrimStart().Length;
        var end = text.TrimEnd().Length;
        var firstEnd = text.IndexOf('\n', begin) is var i && i >= 0 && i < end ? i : end;
        var lastBegin = text.LastIndexOf('\n', end - 1) + 1;
        return new[] { labels.Whole(text, begin, firstEnd), labels.Whole(text, Math.Max(begin, lastBegin), end) }.OfType<FoundLabel>();
    }

    // A declaration alone may stand in the prompt as the example to follow; more than that of the prompt is an echo.
    private static bool IsEcho(string text, string prompt)
    {
        var (said, asked) = (Plain(text), Plain(prompt));
        return said.Length > 0 && asked.Length > 0
            && ((asked.Contains(said, StringComparison.Ordinal) && !OnlyDeclares().IsMatch(text)) || (asked.Length >= 40 && said.Contains(asked, StringComparison.Ordinal)));
    }

    private static string Plain(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(
        """(?<![\p{L}\p{N}])(?:answer|choice|verdict|decision|vote)(?![\p{L}\p{N}])[*_"'`]*\s*(?:(?:is\b|:|=)[*_"'`]*\s*)+(?:(?:debater|option|answer|choice|label)\s+)?|(?<![\p{L}\p{N}])I\s+(?:choose|pick|select|vote\s+for)\s+(?:(?:debater|option|answer|choice|label)\s+)?""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadIns();

    [GeneratedRegex("""^[\W_]*(?:final\s+)?(?:answer|choice|verdict|decision|vote)[\W_]+(?:is[\W_]+)?\S+\W*$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnlyDeclares();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
