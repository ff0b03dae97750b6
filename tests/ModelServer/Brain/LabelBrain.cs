using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LearningThePrior.ModelServing.Brain;

/// <summary>Chooses a label: the content decides which has .7, the seed which is said.</summary>
internal sealed partial class LabelBrain
{
    public Answer? Reply(JsonNode request)
    {
        var asked = RequestReading.LastText(request);
        var logs = request["logprobs"] is JsonValue value && value.GetValueKind() == JsonValueKind.True;
        if (!logs && !Asks().IsMatch(asked) && !Reasoned().IsMatch(asked))
        {
            return null;
        }

        var labels = Labels(asked);
        var favourite = RuleBrain.Favourite(asked)?.Label ?? labels[(int)(RequestReading.Hash(request, "favourite", withSeed: false) % (uint)labels.Count)];
        var others = labels.Where(l => l != favourite).ToList();
        var drawn = RequestReading.Share(request, "label");
        var said = drawn < .7 ? favourite : others[Math.Min((int)((drawn - .7) / .3 * others.Count), others.Count - 1)];
        var top = Top(favourite, others);
        if (Reasoned().IsMatch(asked))
        {
            var reasons = Sentence.Of(request, "reasons") + "\nAnswer: ";
            return new(reasons + said) { Tokens = [new(reasons, .9, [(reasons, .9)]), new(said, top.First(t => t.Text == said).Probability, top)] };
        }

        return new(said) { Tokens = [new(said, top.First(t => t.Text == said).Probability, top)] };
    }

    // .7 for the favourite in its surface forms, .25 for the others together, the rest for words that are no label.
    private static List<(string Text, double Probability)> Top(string favourite, List<string> others) =>
        [.. new[] { (favourite, .55), (" " + favourite, .1), ("**" + favourite, .05), ("The", .03), ("I", .02) }
            .Concat(others.SelectMany(o => new[] { (o, .2 / others.Count), (" " + o, .05 / others.Count) }))
            .OrderByDescending(t => t.Item2)];

    private static List<string> Labels(string asked)
    {
        if (Alone().Match(asked) is { Success: true } alone || (alone = Reasoned().Match(asked)).Success)
        {
            return [.. alone.Groups[1].Value.Split(" or ")];
        }

        var listed = Listed().Matches(asked).Select(m => m.Groups[1].Value).Distinct().ToList();
        return listed.Count > 1 ? listed : ["A", "B"];
    }

    [GeneratedRegex(@"\b(?:one|only|just|single)\b[^.\n]{0,20}\b(?:label|letter|word)\b|\breply with\b[^.\n]*\bor\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    [GeneratedRegex(@"\blabel alone: (.+)\.")]
    private static partial Regex Alone();

    [GeneratedRegex(@"""Answer:"" and put the label alone behind it, (.+);")]
    private static partial Regex Reasoned();

    [GeneratedRegex(@"^\s*\(?([A-Z]|[0-9]{1,2}|Yes|No)[).:]\s", RegexOptions.Multiline)]
    private static partial Regex Listed();
}
