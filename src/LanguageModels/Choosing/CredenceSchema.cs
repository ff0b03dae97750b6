using System.Text.Json.Nodes;

namespace LearningThePrior.LanguageModels;

/// <summary>The form of a reply that verbalises credences, for endpoints that hold models to a schema.</summary>
public static class CredenceSchema
{
    /// <summary>An object with a number for every label and nothing else, as <see cref="ChoiceMethod.Verbalised"/> reads it.</summary>
    public static ReplySchema Of(IReadOnlyList<ChoiceAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return new("credences", new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(answers.Select(a => KeyValuePair.Create(a.Label, (JsonNode?)new JsonObject { ["type"] = "number" }))),
            ["required"] = new JsonArray([.. answers.Select(a => (JsonNode)a.Label)]),
            ["additionalProperties"] = false,
        }.ToJsonString());
    }
}
