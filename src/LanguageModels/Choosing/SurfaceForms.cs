namespace LearningThePrior.LanguageModels;

/// <summary>What one token says about the label.</summary>
/// <param name="Answer">The answer whose label the token is, or can only be the beginning of; null for none.</param>
/// <param name="Stem">The label's characters so far where they might go on to another label; null where nothing is open.</param>
internal readonly record struct TokenForm(int? Answer, string? Stem);

/// <summary>
/// Which tokens stand for which label: <c>A</c>, <c> A</c>, <c>a</c>, <c>(A</c>, <c>**A</c>, <c>A.</c>; the beginning of one label only; and the beginning
/// of one answer's text only.
/// </summary>
internal sealed class SurfaceForms(IReadOnlyList<ChoiceAnswer> answers)
{
    private const string Before = " \t\r\n*_\"'`([{<#:-“‘▁Ġ";
    private const string After = " \t\r\n*_\"'`)]}>.,;:!”’";

    // Words that begin any reply and so say nothing of an answer whose text begins with them too.
    private static readonly HashSet<string> Openers = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "a", "an", "i", "my", "this", "that", "it", "its", "we", "in", "on", "to", "as", "if", "so", "based", "both", "neither", "none",
        "not", "answer", "option", "choice", "label", "given", "after", "since", "because", "there", "however", "well", "let", "debater", "judge",
    };

    private readonly StringComparison _labels = new LabelMatcher(answers).Labels;

    /// <summary>Whether a token holds nothing but space and marks.</summary>
    public static bool IsEmpty(string token) => token.AsSpan().Trim(Before + After).IsEmpty;

    /// <summary>What a token says.</summary>
    public TokenForm Of(string token)
    {
        var begun = token.AsSpan().TrimStart(Before);
        var word = begun.TrimEnd(After).ToString();
        return word.Length == 0 ? default : OfLabel(word, isClosed: word.Length < begun.Length) ?? new(ByText(word, word.Length < begun.Length), null);
    }

    /// <summary>What a token says that follows an open stem.</summary>
    public TokenForm Following(string stem, string token)
    {
        var run = new string([.. token.TakeWhile(char.IsLetterOrDigit)]);
        return OfLabel(stem + run, isClosed: run.Length == 0 || run.Length < token.Length) ?? default;
    }

    private TokenForm? OfLabel(string word, bool isClosed)
    {
        int? equal = null;
        var longer = new List<int>();
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i].Label.Equals(word, _labels))
            {
                equal = i;
            }
            else if (!isClosed && answers[i].Label.StartsWith(word, _labels))
            {
                longer.Add(i);
            }
        }

        return (equal, longer.Count) switch
        {
            (null, 0) => null,
            ({ } one, 0) => new(one, null),
            (null, 1) => Openers.Contains(word) ? null : new(longer[0], null),
            _ => new(equal, word),
        };
    }

    private int? ByText(string word, bool isClosed)
    {
        int? only = null;
        for (var i = 0; i < answers.Count; i++)
        {
            var text = answers[i].Text.Trim();
            if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (only is not null)
            {
                return null;
            }

            var isWord = text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length]);
            var counts = text.Length == word.Length || (!Openers.Contains(word) && (isWord ? true : !isClosed && word.Length > 2));
            only = counts ? i : -1;
        }

        return only is >= 0 ? only : null;
    }
}
