using System.Text.Json.Nodes;

namespace LearningThePrior.LanguageModels;

/// <summary>The form of a reply that verbalises credences, for endpoints that hold models to a schema.</summary>
public static class CredenceSchema
{
    private const string Reasons = "reasons";

    /// <summary>An object with a number for every label and nothing else, as <see cref="ChoiceMethod.Verbalised"/> reads it.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="reasons">Whether a text "reasons" comes first.</param>
    public static ReplySchema Of(IReadOnlyList<ChoiceAnswer> answers, bool reasons = false)
    {
        ArgumentNullException.ThrowIfNull(answers);
        (string Name, string Type)[] fields = [.. reasons ? [(Reasons, "string")] : Array.Empty<(string, string)>(), .. answers.Select(a => (a.Label, "number"))];
        return new("credences", new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(fields.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)new JsonObject { ["type"] = f.Type }))),
            ["required"] = new JsonArray([.. fields.Select(f => (JsonNode)f.Name)]),
            ["additionalProperties"] = false,
        }.ToJsonString());
    }
}
