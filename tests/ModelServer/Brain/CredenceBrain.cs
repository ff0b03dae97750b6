using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LearningThePrior.ModelServing.Brain;

/// <summary>Writes a probability for each label where it is asked to: what rules say where there are any, otherwise .7 for a favourite.</summary>
internal sealed partial class CredenceBrain
{
    private const string Reasons = "reasons";

    public Answer? Reply(JsonNode request)
    {
        var asked = RequestReading.LastText(request);
        if (Template().Match(asked) is not { Success: true } template)
        {
            return null;
        }

        var labels = Label().Matches(template.Value).Select(m => m.Groups[1].Value).Where(l => l != Reasons).ToList();
        var favourite = RuleBrain.Favourite(asked) ?? (labels[(int)(RequestReading.Hash(request, "favourite", withSeed: false) % (uint)labels.Count)], .7);
        var rest = Math.Round((1 - favourite.Credence) / Math.Max(1, labels.Count - 1), 3);
        var reasons = template.Value.Contains($"\"{Reasons}\"", StringComparison.Ordinal) ? [KeyValuePair.Create<string, JsonNode?>(Reasons, Sentence.Of(request, "reasons"))] : Array.Empty<KeyValuePair<string, JsonNode?>>();
        return new(new JsonObject([.. reasons, .. labels.Select(l => KeyValuePair.Create<string, JsonNode?>(l, l == favourite.Label ? favourite.Credence : rest))]).ToJsonString());
    }

    [GeneratedRegex("""together 1: \{("reasons": "\.\.\.", )?("[^"]+": \.\.\.(, )?)+\}""")]
    private static partial Regex Template();

    [GeneratedRegex("""
        "([^"]+)":
        """)]
    private static partial Regex Label();
}
