using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LearningThePrior.ModelServing.Brain;

/// <summary>Writes a probability for each label where it is asked to: what rules say where there are any, otherwise .7 for a favourite.</summary>
internal sealed partial class CredenceBrain
{
    public Answer? Reply(JsonNode request)
    {
        var asked = RequestReading.LastText(request);
        if (Template().Match(asked) is not { Success: true } template)
        {
            return null;
        }

        var labels = Label().Matches(template.Value).Select(m => m.Groups[1].Value).ToList();
        var favourite = RuleBrain.Favourite(asked) ?? (labels[(int)(RequestReading.Hash(request, "favourite", withSeed: false) % (uint)labels.Count)], .7);
        var rest = Math.Round((1 - favourite.Credence) / Math.Max(1, labels.Count - 1), 3);
        return new(new JsonObject([.. labels.Select(l => KeyValuePair.Create<string, JsonNode?>(l, l == favourite.Label ? favourite.Credence : rest))]).ToJsonString());
    }

    [GeneratedRegex("""together 1: \{("[^"]+": \.\.\.(, )?)+\}""")]
    private static partial Regex Template();

    [GeneratedRegex("""
        "([^"]+)":
        """)]
    private static partial Regex Label();
}
