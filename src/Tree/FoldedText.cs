using System.Buffers;
using System.Globalization;
using System.Text;

namespace LearningThePrior.Tree;

/// <summary>
/// A text with what does not matter to a quote folded away, and the way back to the original: compatibility forms (NFKD,
/// under which two texts are equal exactly when they are under NFKC), case, runs of white space, curly quotation marks,
/// dashes.
/// </summary>
internal sealed class FoldedText
{
    private readonly string _original;
    private readonly StringBuilder _text = new();
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];

    private FoldedText(string original)
    {
        _original = original;
        int position = 0;
        var segment = new List<Rune>();
        while (position < original.Length)
        {
            position = FoldSegment(position, segment);
        }

        Text = _text.ToString();
    }

    /// <summary>The folded text.</summary>
    public string Text { get; }

    public static FoldedText Of(string original) => new(original);

    /// <summary>The folded text without white space at its ends.</summary>
    public static string Trimmed(string original) => Of(original).Text.Trim(' ');

    /// <summary>Where, in the original, the folded text from <paramref name="start"/> to <paramref name="end"/> stands.</summary>
    public TextSpan Original(int start, int end) => new(_starts[start], _ends[end - 1] - _starts[start]);

    /// <summary>Whether a quote may begin here: on a whole character of the original, at a word's edge, not on a space.</summary>
    public bool CanBegin(int at, TextBoundaries boundaries) =>
        at < Text.Length && Text[at] != ' ' && IsEdge(at) && boundaries.IsWordEdge(_starts[at]);

    /// <summary>Whether a quote may end here.</summary>
    public bool CanEnd(int at, TextBoundaries boundaries) =>
        at > 0 && Text[at - 1] != ' ' && IsEdge(at) && boundaries.IsWordEdge(_ends[at - 1]);

    // One character can fold into several ("fi" from the ligature); only their outer edges are edges of the original.
    private bool IsEdge(int at) => at == 0 || at == Text.Length || _starts[at - 1] != _starts[at];

    // A segment: a character and the combining marks after it, which Unicode puts into one canonical order.
    private int FoldSegment(int start, List<Rune> segment)
    {
        int end = start + 1;
        if (char.IsAscii(_original[start]) && (end == _original.Length || char.IsAscii(_original[end])))
        {
            Add(Fold(new Rune(_original[start])), start, end);
            return end;
        }

        segment.Clear();
        for (end = start; end < _original.Length;)
        {
            if (Rune.DecodeFromUtf16(_original.AsSpan(end), out Rune rune, out int length) != OperationStatus.Done)
            {
                if (end == start)
                {
                    AddUnit(_original[start], start, ++end);
                }

                break;
            }

            int before = segment.Count;
            CompatibilityForms.Decompose(rune, segment);
            if (before > 0 && CompatibilityForms.CombiningClass(segment[before]) == 0)
            {
                segment.RemoveRange(before, segment.Count - before);
                break;
            }

            end += length;
        }

        foreach (Rune rune in InCanonicalOrder(segment))
        {
            Add(Fold(rune), start, end);
        }

        return end;
    }

    private static IEnumerable<Rune> InCanonicalOrder(List<Rune> segment)
    {
        for (int i = 0; i < segment.Count;)
        {
            int marks = i;
            while (marks < segment.Count && CompatibilityForms.CombiningClass(segment[marks]) != 0)
            {
                marks++;
            }

            if (marks - i <= 1)
            {
                yield return segment[i++];
                continue;
            }

            foreach (Rune mark in segment.GetRange(i, marks - i).OrderBy(CompatibilityForms.CombiningClass))
            {
                yield return mark;
            }

            i = marks;
        }
    }

    private static Rune Fold(Rune rune) => rune.Value switch
    {
        >= 'a' and <= 'z' => rune,
        0x2018 or 0x2019 or 0x201A or 0x201B or 0x2032 => new Rune('\''),
        0x201C or 0x201D or 0x201E or 0x201F => new Rune('"'),
        0x2212 => new Rune('-'),
        _ when Rune.IsWhiteSpace(rune) => new Rune(' '),
        _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation => new Rune('-'),

        // Through the upper case, so that both forms of a small sigma fold together.
        _ => Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)),
    };

    private void Add(Rune rune, int start, int end)
    {
        bool runOfSpaces = rune.Value == ' ' && _text.Length > 0 && _text[^1] == ' ';
        if (runOfSpaces)
        {
            _ends[^1] = end;
            return;
        }

        Span<char> units = stackalloc char[2];
        int length = rune.EncodeToUtf16(units);
        foreach (char unit in units[..length])
        {
            AddUnit(unit, start, end);
        }
    }

    private void AddUnit(char unit, int start, int end)
    {
        _text.Append(unit);
        _starts.Add(start);
        _ends.Add(end);
    }
}
