using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LearningThePrior.ModelServing.Brain;

/// <summary>
/// A small learner of rules such as <c>"invoice" goes with spam</c>: it proposes them from examples, and answers by those that it is
/// told to take as given. Enough for a search over text Z to have something to find. Debates are none of its business.
/// </summary>
internal sealed partial class RuleBrain
{
    private const int Rules = 4;

    public Answer? Reply(JsonNode request)
    {
        var asked = RequestReading.LastText(request);
        if (!asked.Contains("{\"statements\":", StringComparison.Ordinal))
        {
            return null;
        }

        var examples = Example().Matches(asked).Select(m => (Words: Words(m.Groups[1].Value), Label: m.Groups[2].Value)).ToList();
        var kept = Rule().Matches(asked).Select(m => m.Value).ToList();
        var found = examples.SelectMany(e => e.Words.Select(w => (Word: w, e.Label)))
            .GroupBy(p => p.Word)
            .Select(g => (Word: g.Key, Best: g.GroupBy(p => p.Label).MaxBy(l => l.Count())!, All: g.Count()))
            .OrderByDescending(g => (2.0 * g.Best.Count()) - g.All + (RequestReading.Share(request, g.Word) * 1.5))
            .Select(g => $"\"{g.Word}\" goes with {g.Best.Key}")
            .Where(r => !kept.Contains(r));
        var dropped = kept.Count == 0 ? -1 : (int)(RequestReading.Hash(request, "drop") % (uint)(kept.Count + 1));
        string[] statements = [.. kept.Where((_, i) => i != dropped).Concat(found).Take(Math.Max(Rules, kept.Count + 1))];
        return new(new JsonObject { ["statements"] = new JsonArray([.. statements.Select(s => JsonValue.Create(s))]) }.ToJsonString());
    }

    /// <summary>The label that rules in force favour, where some are given and one of them speaks; credence .9, or .5 where none does.</summary>
    public static (string Label, double Credence)? Favourite(string asked)
    {
        var listed = Listed().Matches(asked).DistinctBy(m => m.Groups[2].Value.Trim()).ToDictionary(m => m.Groups[2].Value.Trim(), m => m.Groups[1].Value, StringComparer.Ordinal);
        if (asked.Contains("Is this true?", StringComparison.Ordinal) && listed.TryGetValue("yes", out var yes))
        {
            // Rules of whole words are plausible; the longer the word, the less it can be chance.
            var word = Rule().Matches(asked).LastOrDefault()?.Groups[1].Value ?? "";
            return (yes, Math.Round(Math.Min(.9, .4 + (.06 * word.Length)), 3));
        }

        var question = QuestionLine().Match(asked);
        if (!question.Success || listed.Count < 2 || Debate().IsMatch(asked))
        {
            return null;
        }

        var words = Words(question.Groups[1].Value);
        var votes = Rule().Matches(asked[..question.Index]).Where(m => words.Contains(m.Groups[1].Value)).GroupBy(m => m.Groups[2].Value.Trim()).MaxBy(g => g.Count());
        return votes is not null && listed.TryGetValue(votes.Key, out var label) ? (label, .9) : (listed.Values.First(), Math.Round(1.0 / listed.Count, 3));
    }

    private static HashSet<string> Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(m => m.Value)];

    [GeneratedRegex(@"^(.+) -> (\S[^\n(]*?)(?: \(given probability [^)]*\))?$", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex("""
        "([a-z]+)" goes with ([^\n"]+)
        """)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s*([A-Z]): (.+)$", RegexOptions.Multiline)]
    private static partial Regex Listed();

    [GeneratedRegex(@"^Question: (.+)$", RegexOptions.Multiline)]
    private static partial Regex QuestionLine();

    [GeneratedRegex(@"^Debater \w+ argues for ", RegexOptions.Multiline)]
    private static partial Regex Debate();

    [GeneratedRegex(@"[a-z]{4,}")]
    private static partial Regex Word();
}
