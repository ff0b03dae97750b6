using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LearningThePrior.ModelServing.Brain;

/// <summary>Oversees a question about a library by words alone: asks about every section below, quotes sentences that share two words with the question, and joins what helpers found.</summary>
internal sealed partial class OverseerBrain
{
    private const int FewestShared = 2;
    private const int LongestAnswer = 400;

    public Answer? Reply(JsonNode request)
    {
        var asked = RequestReading.LastText(request);
        if (Limit().Match(asked) is not { Success: true } limit || Quoted(Question(), asked) is not { } question)
        {
            return null;
        }

        string[] below = [.. Below().Matches(asked).Select(m => m.Groups[1].Value).Take(limit.Groups[1].Success ? int.Parse(limit.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0)];
        var helped = Helped().IsMatch(asked);
        return new((!helped && below.Length > 0 ? Asking(below, question) : helped ? Joining(asked) : Reading(Quoted(Section(), asked) ?? "", question)).ToJsonString());
    }

    private static JsonObject Asking(string[] below, string question) => new()
    {
        ["ask"] = new JsonArray([.. below.Select(s => new JsonObject { ["section"] = s, ["question"] = question })]),
    };

    private static JsonObject Joining(string asked)
    {
        string[] found = [.. Found().Matches(asked).Select(m => JsonSerializer.Deserialize<string>(m.Groups[1].Value)!).Distinct()];
        var joined = string.Join(" ", found);
        return found.Length == 0 ? [] : new() { ["answer"] = joined.Length <= LongestAnswer ? joined : joined[..LongestAnswer] };
    }

    private static JsonObject Reading(string text, string question)
    {
        var words = Words(question);
        string[] found = [.. NodeReads.Sentences(text).Where(s => Words(s).Intersect(words).Count() >= FewestShared).Take(2)];
        return found.Length == 0 ? [] : new()
        {
            ["answer"] = string.Join(" ", found),
            ["quotes"] = new JsonArray([.. found.Select(f => JsonValue.Create(f))]),
        };
    }

    private static string? Quoted(Regex where, string text) => where.Match(text) is { Success: true } match ? JsonSerializer.Deserialize<string>(match.Groups[1].Value) : null;

    private static HashSet<string> Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(m => m.Value)];

    [GeneratedRegex(@"Reply with one JSON object and nothing else\. (?:To ask helpers about sections below, at most (\d+)|You can ask no more helpers)")]
    private static partial Regex Limit();

    [GeneratedRegex("""^Question: ("(?:[^"\\]|\\.)*")$""", RegexOptions.Multiline)]
    private static partial Regex Question();

    [GeneratedRegex("""^You see section [^ ]+: ("(?:[^"\\]|\\.)*")$""", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex("^Section ([^ ]+) below it begins: ", RegexOptions.Multiline)]
    private static partial Regex Below();

    [GeneratedRegex("^A helper was asked about section ", RegexOptions.Multiline)]
    private static partial Regex Helped();

    [GeneratedRegex("""^A helper was asked about section .* and answered ("(?:[^"\\]|\\.)*")$""", RegexOptions.Multiline)]
    private static partial Regex Found();

    [GeneratedRegex("[a-z]{4,}")]
    private static partial Regex Word();
}
