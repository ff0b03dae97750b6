using System.Buffers;
using System.Globalization;
using System.Text;

namespace LearningThePrior.Tree;

/// <summary>
/// Where a text may be cut: between what a human reads as characters (grapheme clusters), and at the edges of words.
/// </summary>
/// <remarks>
/// A word is a run of letters, digits, marks and low lines, as in Unicode's UAX 29: an apostrophe between letters and a
/// point or comma between digits belong to it ("can't", "1,000.5"), and so do invisible format characters within it. A
/// hyphen does not. In scripts written without spaces every letter is a word.
/// </remarks>
internal sealed class TextBoundaries
{
    private readonly bool[] _characterEdges;
    private readonly bool[] _insideWord;
    private int _wordCount;

    private TextBoundaries(string text)
    {
        _characterEdges = new bool[text.Length + 1];
        _insideWord = new bool[text.Length + 1];
        _characterEdges[text.Length] = true;
        for (int i = 0; i < text.Length; i += StringInfo.GetNextTextElementLength(text.AsSpan(i)))
        {
            _characterEdges[i] = true;
        }

        FindWords(text);
    }

    private enum Kind
    {
        Other,
        Letter,
        Digit,
        WordOfItsOwn,
        Extend,
        Apostrophe,
        PointOrComma,
    }

    /// <summary>How many words the text has.</summary>
    public int WordCount => _wordCount;

    public static TextBoundaries Of(string text) => new(text);

    /// <summary>Whether a cut here leaves all characters whole.</summary>
    public bool IsCharacterEdge(int at) => _characterEdges[at];

    /// <summary>Whether a cut here leaves all characters and all words whole.</summary>
    public bool IsWordEdge(int at) => _characterEdges[at] && !_insideWord[at];

    private void FindWords(string text)
    {
        var last = Kind.Other;
        var between = Kind.Other;
        int lastEnd = 0;
        for (int i = 0; i < text.Length;)
        {
            bool valid = Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out int length) == OperationStatus.Done;
            Kind kind = valid ? KindOf(rune) : Kind.Other;
            switch (kind)
            {
                case Kind.Extend:
                    break;
                case Kind.Letter or Kind.Digit:
                    if (Joins(last, between, kind))
                    {
                        _insideWord.AsSpan(lastEnd, i - lastEnd + 1).Fill(true);
                    }
                    else
                    {
                        _wordCount++;
                    }

                    (last, between, lastEnd) = (kind, Kind.Other, i + length);
                    break;
                case Kind.Apostrophe or Kind.PointOrComma when between == Kind.Other && last != Kind.Other:
                    between = kind;
                    break;
                default:
                    _wordCount += kind == Kind.WordOfItsOwn ? 1 : 0;
                    (last, between) = (Kind.Other, Kind.Other);
                    break;
            }

            i += length;
        }
    }

    private static bool Joins(Kind left, Kind between, Kind right) => between switch
    {
        Kind.Apostrophe => left == Kind.Letter && right == Kind.Letter,
        Kind.PointOrComma => left == Kind.Digit && right == Kind.Digit,
        _ => left != Kind.Other,
    };

    private static Kind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.OtherLetter when IsWrittenWithoutSpaces(rune.Value) => Kind.WordOfItsOwn,
        <= UnicodeCategory.OtherLetter or UnicodeCategory.ConnectorPunctuation => Kind.Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Digit,
        <= UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Kind.Extend,
        _ => rune.Value switch
        {
            '\'' or 0x2019 or 0xFF07 => Kind.Apostrophe,
            '.' or ',' => Kind.PointOrComma,
            _ => Kind.Other,
        },
    };

    // Thai to Tibetan, Burmese, Khmer, kana but for katakana, and the ideographs.
    private static bool IsWrittenWithoutSpaces(int code) => code
        is (>= 0x0E00 and <= 0x0FFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3040 and <= 0x309F) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
