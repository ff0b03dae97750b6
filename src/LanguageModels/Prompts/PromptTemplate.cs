using System.Text;
using System.Text.RegularExpressions;

namespace LearningThePrior.LanguageModels.Prompts;

/// <summary>
/// Words with named places, <c>{{question}}</c>. What is empty leaves no gap: a line that holds nothing but an empty place goes, and so does a paragraph all
/// of whose places are empty.
/// </summary>
internal sealed partial class PromptTemplate(string text)
{
    private readonly Paragraph[] _paragraphs = [.. text.Split("\n\n").Select(p => new Paragraph(p))];

    /// <summary>The places, each with the number of its line in the text, from 0.</summary>
    public static IEnumerable<(string Name, int Line)> Places(string text) =>
        Place().Matches(text).Select(m => (NameOf(m), text.AsSpan(0, m.Index).Count('\n')));

    /// <summary>The text with its places filled; nothing that is filled in is looked at again.</summary>
    public string Fill(IReadOnlyDictionary<string, string> values)
    {
        var filled = new StringBuilder();
        foreach (var paragraph in _paragraphs)
        {
            if (paragraph.IsEmptied(values))
            {
                continue;
            }

            filled.Append(filled.Length > 0 ? "\n\n" : "");
            filled.AppendJoin('\n', paragraph.Lines.Where(l => !l.IsEmptied(values)).Select(l => l.Fill(values)));
        }

        return filled.ToString();
    }

    private static string NameOf(Match place) => place.Groups["name"].Value;

    private static string Value(string place, IReadOnlyDictionary<string, string> values) => values.GetValueOrDefault(place, "");

    private sealed class Paragraph(string text)
    {
        private readonly string[] _places = [.. Place().Matches(text).Select(NameOf)];

        public Line[] Lines { get; } = [.. text.Split('\n').Select(l => new Line(l))];

        public bool IsEmptied(IReadOnlyDictionary<string, string> values) => _places.Length > 0 && _places.All(p => Value(p, values).Length == 0);
    }

    /// <summary>Words and places in turn: <c>_words[i]</c> stands before <c>_places[i]</c>, and the last words after all.</summary>
    private sealed class Line
    {
        private readonly string[] _words;
        private readonly string[] _places;

        public Line(string text)
        {
            var places = Place().Matches(text);
            _places = [.. places.Select(NameOf)];
            int[] begins = [0, .. places.Select(p => p.Index + p.Length)];
            int[] ends = [.. places.Select(p => p.Index), text.Length];
            _words = [.. begins.Zip(ends, (begin, end) => text[begin..end])];
        }

        public bool IsEmptied(IReadOnlyDictionary<string, string> values) =>
            _places.Length == 1 && _words.All(string.IsNullOrWhiteSpace) && Value(_places[0], values).Length == 0;

        public string Fill(IReadOnlyDictionary<string, string> values) =>
            _places.Length == 0 ? _words[0] : string.Concat(_words.Zip([.. _places.Select(p => Value(p, values)), ""], (words, value) => words + value));
    }

    [GeneratedRegex("""\{\{\s*(?<name>[A-Za-z][A-Za-z0-9_-]*)\s*\}\}""", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
