using System.Text;
using System.Text.RegularExpressions;

namespace LearningThePrior.LanguageModels.Prompts;

/// <summary>
/// Words with named places, <c>{{question}}</c>. What is empty leaves no gap: a line that holds nothing but an empty place goes, and so does a paragraph all
/// of whose places are empty.
/// </summary>
internal sealed partial class PromptTemplate(string text)
{
    private readonly string[] _paragraphs = text.Split("\n\n");

    /// <summary>The places, each with the number of its line in the text, from 0.</summary>
    public static IEnumerable<(string Name, int Line)> Places(string text) =>
        Place().Matches(text).Select(m => (m.Groups["name"].Value, text.AsSpan(0, m.Index).Count('\n')));

    /// <summary>The text with its places filled; nothing that is filled in is looked at again.</summary>
    public string Fill(IReadOnlyDictionary<string, string> values)
    {
        var filled = new StringBuilder();
        foreach (var paragraph in _paragraphs)
        {
            var places = Place().Matches(paragraph);
            if (places.Count > 0 && places.All(p => Value(p, values).Length == 0))
            {
                continue;
            }

            filled.Append(filled.Length > 0 ? "\n\n" : "");
            filled.AppendJoin('\n', paragraph.Split('\n').Where(line => !IsEmptied(line, values)).Select(line => Place().Replace(line, p => Value(p, values))));
        }

        return filled.ToString();
    }

    private static bool IsEmptied(string line, IReadOnlyDictionary<string, string> values) =>
        Place().Match(line) is { Success: true } only && only.Length == line.Trim().Length && Value(only, values).Length == 0;

    private static string Value(Match place, IReadOnlyDictionary<string, string> values) => values.GetValueOrDefault(place.Groups["name"].Value, "");

    [GeneratedRegex("""\{\{\s*(?<name>[A-Za-z][A-Za-z0-9_-]*)\s*\}\}""", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
