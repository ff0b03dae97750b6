using System.Globalization;
using System.Text.RegularExpressions;

namespace LearningThePrior.LanguageModels.Prompts;

/// <summary>Divides a prompt file into its parts, and refuses what its form does not know or misses.</summary>
internal static partial class PromptReader
{
    public const int MostNumber = 100;

    public const string Example = "example";

    public const string Reply = "reply";

    // Far beyond any prompt; a file that is larger is none.
    private const int MostCharacters = 1_000_000;

    public static IReadOnlyDictionary<(string Part, int Number), PromptTemplate> Parts(PromptForm form, string text, string path)
    {
        if (text.Length > MostCharacters)
        {
            throw new InvalidDataException($"{path} is too large for a prompt: {text.Length} characters.");
        }

        Dictionary<(string, int), PromptTemplate> parts = [];
        foreach (var (header, line, body) in Divide(text.Split('\n')))
        {
            var (part, number) = Named(form, header, path, line);
            if (!parts.TryAdd((part.Name, number), new(Check(part, body, path, line))))
            {
                throw Wrong(path, line, $"the part '{header}' stands here a second time");
            }
        }

        if (form.Parts.FirstOrDefault(p => !p.IsOptional && !parts.ContainsKey((p.Name, 0))) is { } missing)
        {
            throw Wrong(path, text.AsSpan().Count('\n'), $"the part '=== {missing.Name}' is missing: {missing.Description}");
        }

        foreach (var (name, number) in parts.Keys.Where(k => k.Item1 is Example or Reply))
        {
            if (!parts.ContainsKey((name == Example ? Reply : Example, number)) || (number > 1 && !parts.ContainsKey((name, number - 1))))
            {
                throw Wrong(path, text.AsSpan().Count('\n'), $"'=== {name} {number}' has no partner, or none goes before it: examples are numbered from 1, each with its reply");
            }
        }

        return parts;
    }

    private static IEnumerable<(string Header, int Line, string Body)> Divide(string[] lines)
    {
        int[] headers = [.. Enumerable.Range(0, lines.Length).Where(i => Header().IsMatch(lines[i]))];
        for (var i = 0; i < headers.Length; i++)
        {
            var (begin, end) = (headers[i] + 1, i + 1 < headers.Length ? headers[i + 1] : lines.Length);
            yield return (Header().Match(lines[headers[i]]).Groups["name"].Value, headers[i], string.Join('\n', lines[begin..end]));
        }
    }

    private static (PromptPart Part, int Number) Named(PromptForm form, string header, string path, int line)
    {
        var words = header.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var part = form.Parts.FirstOrDefault(p => p.Name == words[0])
            ?? throw Wrong(path, line, $"there is no part '{words[0]}' of a {form.Name}; did you mean '{Nearness.Nearest(words[0], form.Parts.Select(p => p.Name))}'?");
        return words.Length == 1 && part is not { Name: Example or Reply } ? (part, 0)
            : part.IsNumbered && words.Length == 2 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostNumber
                ? (part, number)
                : throw Wrong(path, line, part.IsNumbered ? $"'{part.Name}' takes a number from 1 to {MostNumber}, as in '=== {part.Name} 1'" : $"'{part.Name}' takes nothing after it");
    }

    /// <returns>The part's text, without blank lines around it.</returns>
    private static string Check(PromptPart part, string body, string path, int header)
    {
        var found = PromptTemplate.Places(body).ToList();
        foreach (var (name, line) in found)
        {
            if (part.Places.All(p => p.Name != name))
            {
                var nearest = part.Places.Count == 0 ? "it has none" : $"did you mean {{{{{Nearness.Nearest(name, part.Places.Select(p => p.Name))}}}}}?";
                throw Wrong(path, header + 1 + line, $"there is no place {{{{{name}}}}} in '{part.Name}'; {nearest}");
            }
        }

        return part.Places.FirstOrDefault(p => !p.IsOptional && found.All(f => f.Name != p.Name)) is { } missing
            ? throw Wrong(path, header, $"'{part.Name}' lacks the place {{{{{missing.Name}}}}}: {missing.Description}")
            : body.Trim('\n');
    }

    private static InvalidDataException Wrong(string path, int line, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{path}, line {line + 1}: {what}{(what.EndsWith('?') ? "" : ".")}"));

    [GeneratedRegex(@"^===[ \t]+(?<name>[a-z][a-z -]*(?:[ \t]+[0-9]+)?)[ \t]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Header();
}
