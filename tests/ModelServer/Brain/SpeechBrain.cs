using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LearningThePrior.ModelServing.Brain;

/// <summary>Speaks as a debater is told to: a JSON object with a speech, and quotes word for word from what was read.</summary>
internal sealed partial class SpeechBrain
{
    private const int Quotes = 2;

    public Answer? Reply(JsonNode request)
    {
        if (!RequestReading.Messages(request).Any(m => RequestReading.Text(m).Contains("\"speech\":", StringComparison.Ordinal)))
        {
            return null;
        }

        var quotable = Read(request).SelectMany(node => Sentences(node.Text).Select(s => (node.Address, Quote: s))).Distinct().ToList();
        var chosen = Enumerable.Range(0, Math.Min(Quotes, quotable.Count))
            .Select(i => quotable[(int)(RequestReading.Hash(request, $"quote {i}") % (uint)quotable.Count)]).Distinct().ToList();
        var words = chosen.Count == 0 ? "I rest on what was said." : string.Join(' ', chosen.Select(c => $"Look at {c.Address}: \"{c.Quote}\" speaks for my side."));
        return new(new JsonObject
        {
            ["scratchpad"] = $"I have read {quotable.Count} sentences that I could quote.",
            ["read"] = new JsonArray(),
            ["speech"] = words,
            ["citations"] = new JsonArray([.. chosen.Select(c => new JsonObject { ["address"] = c.Address, ["quote"] = c.Quote })]),
            ["claims"] = new JsonArray(),
            ["contested"] = null,
        }.ToJsonString());
    }

    /// <summary>Nodes as the debater was shown them, by tools or in its task.</summary>
    private static IEnumerable<(string Address, string Text)> Read(JsonNode request) => RequestReading.Messages(request)
        .Select(RequestReading.Text)
        .SelectMany(text => Nodes().Matches(text).Select(m => (m.Groups[1].Value, m.Groups[2].Value)));

    /// <summary>Whole sentences; lines of an outline and shortened ones are passed over.</summary>
    private static IEnumerable<string> Sentences(string text) => NodeReads.Sentences(text)
        .Where(s => !OutlineLine().IsMatch(s) && !s.EndsWith("...", StringComparison.Ordinal) && !s.StartsWith("You ", StringComparison.Ordinal) && s.Length > 20);

    [GeneratedRegex(@"\bnode (/[\d/]*), (?:a leaf|with [^\n]*):\n((?:(?!\n\nYou have read |\n\nIt is your turn|\n\nPlan in your scratchpad)[\s\S])*)")]
    private static partial Regex Nodes();

    [GeneratedRegex(@"^\d+: ")]
    private static partial Regex OutlineLine();
}
