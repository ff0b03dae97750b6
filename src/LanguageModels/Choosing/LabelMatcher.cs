namespace LearningThePrior.LanguageModels;

/// <summary>A label found in a text.</summary>
/// <param name="Answer">Which answer's.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="Ends">Whether nothing follows that could make it a word of a sentence.</param>
internal sealed record FoundLabel(int Answer, int Position, bool Ends);

/// <summary>Finds labels and answers' texts at given places of a reply.</summary>
internal sealed class LabelMatcher
{
    private const string Opening = "*_\"'`([{<#“‘";
    private const string Closing = "*_\"'`)]}>.,;:!”’";
    private static readonly string[] Titles = ["debater", "option", "answer", "choice", "label", "candidate", "position", "side"];
    private readonly IReadOnlyList<ChoiceAnswer> _answers;

    public LabelMatcher(IReadOnlyList<ChoiceAnswer> answers)
    {
        _answers = answers;
        Labels = answers.Select(a => a.Label).Distinct(StringComparer.OrdinalIgnoreCase).Count() == answers.Count
            ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;
    }

    /// <summary>How labels are compared: their case counts only where two differ in nothing else.</summary>
    public StringComparison Labels { get; }

    /// <summary>The label that a part of the text, marks around it aside, is: alone, or with its answer's text before or after it, or that text alone; "debater" or the like may stand before it.</summary>
    public FoundLabel? Whole(string text, int begin, int end)
    {
        begin = SkipOpening(text, begin, end);
        end = SkipClosing(text, begin, end);
        return Exact(text, begin, end) ?? (SkipTitle(text, begin, end) is var named && named > begin ? Exact(text, SkipOpening(text, named, end), end) : null);
    }

    private FoundLabel? Exact(string text, int begin, int end)
    {
        var part = text.AsSpan(begin, end - begin);
        var byText = -1;
        for (var i = 0; i < _answers.Count; i++)
        {
            if (part.Equals(_answers[i].Label, Labels) || IsLabelWithText(part, _answers[i]))
            {
                return new(i, begin, true);
            }

            if (IsTextWithLabel(part, _answers[i]))
            {
                return new(i, end - _answers[i].Label.Length, true);
            }

            if (part.Length > 0 && Same(part, _answers[i].Text))
            {
                byText = byText == -1 ? i : -2;
            }
        }

        return byText >= 0 ? new(byText, begin, true) : null;
    }

    /// <summary>The longest label, or else the answer's text, that begins at a place, marks before it aside.</summary>
    public FoundLabel? At(string text, int begin)
    {
        begin = SkipOpening(text, begin, text.Length);
        var best = Enumerable.Range(0, _answers.Count)
            .Where(i => Begins(text, begin, _answers[i].Label, Labels))
            .OrderByDescending(i => _answers[i].Label.Length)
            .Select(i => (int?)i)
            .FirstOrDefault();
        if (best is { } label)
        {
            var end = begin + _answers[label].Label.Length;
            var ends = Ends(text, end) || TextFollows(text, end, _answers[label].Text);
            var isArticle = !ends && !text.AsSpan(begin, end - begin).SequenceEqual(_answers[label].Label);
            return isArticle ? null : new(label, begin, ends);
        }

        var texts = Enumerable.Range(0, _answers.Count).Where(i => Begins(text, begin, _answers[i].Text, StringComparison.OrdinalIgnoreCase)).ToList();
        return texts.Count == 1 ? new(texts[0], begin, Ends(text, begin + _answers[texts[0]].Text.Length)) : null;
    }

    private static bool Begins(string text, int begin, string word, StringComparison comparison) =>
        word.Length > 0
        && string.Compare(text, begin, word, 0, word.Length, comparison) == 0
        && (begin + word.Length >= text.Length || !char.IsLetterOrDigit(word[^1]) || !char.IsLetterOrDigit(text[begin + word.Length]));

    // The end of the text or line, or a mark that closes a sentence.
    private static bool Ends(string text, int at)
    {
        var closed = false;
        for (; at < text.Length; at++)
        {
            if (text[at] == '\n')
            {
                return true;
            }

            if (char.IsWhiteSpace(text[at]))
            {
                if (closed)
                {
                    return true;
                }
            }
            else if (Closing.Contains(text[at], StringComparison.Ordinal))
            {
                closed |= text[at] is '.' or ',' or ';' or '!';
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static bool TextFollows(string text, int at, string answer)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at]) && text[at] != '\n')
        {
            at++;
        }

        return Begins(text, at, answer, StringComparison.OrdinalIgnoreCase) && Ends(text, at + answer.Length);
    }

    private bool IsLabelWithText(ReadOnlySpan<char> part, ChoiceAnswer answer)
    {
        if (!part.StartsWith(answer.Label, Labels))
        {
            return false;
        }

        var rest = part[answer.Label.Length..];
        var text = rest.TrimStart(" \t*_\"'`)]}:.,-–—=(“‘");
        return text.Length > 0 && text.Length < rest.Length && Same(text, answer.Text);
    }

    // "no (A)": the closing mark is gone already.
    private bool IsTextWithLabel(ReadOnlySpan<char> part, ChoiceAnswer answer)
    {
        if (!part.EndsWith(answer.Label, Labels))
        {
            return false;
        }

        var before = part[..^answer.Label.Length];
        return before.EndsWith("(") && Same(before[..^1].TrimEnd(), answer.Text);
    }

    /// <summary>Where a text goes on after "debater", "option" or the like.</summary>
    public static int SkipTitle(string text, int begin, int end)
    {
        foreach (var title in Titles)
        {
            var after = begin + title.Length;
            if (after < end && string.Compare(text, begin, title, 0, title.Length, StringComparison.OrdinalIgnoreCase) == 0 && char.IsWhiteSpace(text[after]))
            {
                return after;
            }
        }

        return begin;
    }

    private static bool Same(ReadOnlySpan<char> said, string answer) =>
        said.Equals(answer.AsSpan().Trim().TrimEnd(Closing), StringComparison.OrdinalIgnoreCase)
        || said.Equals(answer.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);

    private static int SkipOpening(string text, int begin, int end)
    {
        while (begin < end && (char.IsWhiteSpace(text[begin]) || Opening.Contains(text[begin], StringComparison.Ordinal)))
        {
            begin++;
        }

        return begin;
    }

    private static int SkipClosing(string text, int begin, int end)
    {
        while (end > begin && (char.IsWhiteSpace(text[end - 1]) || Closing.Contains(text[end - 1], StringComparison.Ordinal)))
        {
            end--;
        }

        return end;
    }
}
