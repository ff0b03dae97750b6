using System.Text.RegularExpressions;

namespace LearningThePrior.LanguageModels;

/// <summary>
/// Reads which label a reply chooses, generously in form and never by a guess. Read are: a label alone, with or without marks around it, "debater" before it, or its answer's
/// text next to it; an answer's text alone; a first or last line that is one of these; a declaration such as <c>Answer: A</c>; a label that a tag or a box holds
/// (<c>&lt;answer>A&lt;/answer></c>, <c>\boxed{A}</c>); and a first or last sentence that says who is right. A reply that points to two answers, or repeats the prompt, or only
/// mentions labels, cannot be read.
/// </summary>
public static partial class LabelReader
{
    private const int LongestReply = 200_000;
    private const int LongestDeclaration = 200;

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

        var found = Declarations(text, labels).Concat(EdgeLines(text, labels)).Concat(Held(text, labels)).Concat(Judgements(text, labels)).Concat(Leading(text, labels)).ToList();
        var chosen = found.Select(f => f.Answer).Distinct().ToList();
        return chosen.Count > 1 ? LabelReading.Unreadable($"the reply points to {string.Join(" and ", chosen.Order().Select(c => answers[c].Label))}")
            : IsEcho(text, prompt) ? LabelReading.Unreadable("the reply repeats the prompt")
            : found.Where(f => f.Ends).OrderBy(f => f.Position).FirstOrDefault() is { } first ? new(first.Answer, first.Position, null)
            : LabelReading.Unreadable($"the reply chooses none of {string.Join(", ", answers.Select(a => a.Label))}");
    }

    private static IEnumerable<FoundLabel> Declarations(string text, LabelMatcher labels) =>
        LeadIns().Matches(text).Select(m => labels.At(text, m.Index + m.Length)).OfType<FoundLabel>();

    /// <summary>What a tag or a box holds; one that holds anything but a label points nowhere.</summary>
    private static IEnumerable<FoundLabel> Held(string text, LabelMatcher labels) => Holders().Matches(text)
        .Select(m => m.Groups["held"] is var held ? labels.Whole(text, held.Index, held.Index + held.Length) : null).OfType<FoundLabel>();

    /// <summary>Sentences that say of one label that it is right, and nothing else; one amid others may report what was said, and only contradicts another label.</summary>
    private static IEnumerable<FoundLabel> Judgements(string text, LabelMatcher labels) => Sentences().Matches(text)
        .Select(m => m.Groups["who"] is var who && labels.Whole(text, who.Index, who.Index + who.Length) is { } found ? found with { Ends = IsAtAnEdge(text, m) } : null)
        .OfType<FoundLabel>();

    private static bool IsAtAnEdge(string text, Match sentence) =>
        text.AsSpan(0, sentence.Index).IsWhiteSpace() || text.AsSpan(sentence.Index + sentence.Length).Trim("*_\"'`.! \t\r\n").IsEmpty;

    /// <summary>A label that begins the reply and is closed by a mark: not enough to choose it, and enough to contradict another.</summary>
    private static IEnumerable<FoundLabel> Leading(string text, LabelMatcher labels) =>
        labels.At(text, 0) is { Ends: true } first ? [first with { Ends = false }] : [];

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
            && ((asked.Contains(said, StringComparison.Ordinal) && !(said.Length <= LongestDeclaration && OnlyDeclares().IsMatch(said))) || (asked.Length >= 40 && said.Contains(asked, StringComparison.Ordinal)));
    }

    private static string Plain(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(
        """(?<![\p{L}\p{N}])(?:answer|choice|verdict|decision|vote)(?![\p{L}\p{N}])[*_"'`]*\s*(?:(?:is\b|:|=)[*_"'`]*\s*)+(?:(?:debater|option|answer|choice|label)\s+)?|(?<![\p{L}\p{N}])I\s+(?:choose|pick|select|vote\s+for)\s+(?:(?:debater|option|answer|choice|label)\s+)?""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadIns();

    [GeneratedRegex(
        """<(?<tag>answer|verdict|choice)>(?<held>[^<>]{1,200})</\k<tag>>|\\boxed\{(?:\\text\{)?(?<held>[^{}]{1,200})\}""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Holders();

    [GeneratedRegex(
        """(?:^|[.!?\n])(?>(?:[^\S\n]|[*_"'`])*)(?:(?:overall|therefore|thus|hence|so|in conclusion|in the end|on balance),?\s+)?(?:I\s+(?:believe|think|find|judge|conclude)\s+(?:that\s+)?)?(?<who>(?:(?:debater|option|answer|choice|candidate)\s+)?[*_"'`(]*[\p{L}\p{N}]{1,20}[*_"'`)]*)\s+(?:is|was)\s+(?:right|correct|the\s+(?:right|correct)\s+(?:one|answer)|more\s+(?:convincing|persuasive|credible|likely(?:\s+(?:right|correct|to\s+be\s+(?:right|correct)))?))[*_"'`]*\s*(?=[.!]|\n|$)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sentences();

    [GeneratedRegex("""^[\W_]*(?:final\s+)?(?:answer|choice|verdict|decision|vote)[\W_]+(?:is[\W_]+)?\S+\W*$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnlyDeclares();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
