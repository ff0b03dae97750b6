using System.Text.Json;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway;

/// <summary>Checks what a caller gives as JSON before a call begins, so that a slip of the caller is no fault of the endpoint.</summary>
internal static class RequestCheck
{
    /// <exception cref="ArgumentException">A further field, the form of the reply or a tool's parameters are no JSON.</exception>
    public static void Check(ModelRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (var (name, value) in request.Options.Extra)
        {
            Check(value, $"the further field '{PlainLine.Of(name)}'", "; a text is written with its quotation marks");
        }

        if (request.Options.Schema is { } schema)
        {
            Check(schema.Schema, $"the schema '{PlainLine.Of(schema.Name)}'", "");
        }

        foreach (var tool in request.Tools)
        {
            Check(tool.Parameters, $"what the tool '{PlainLine.Of(tool.Name)}' takes", "");
        }

        void Check(string json, string what, string advice)
        {
            try
            {
                using var parsed = JsonDocument.Parse(json);
            }
            catch (JsonException wrong)
            {
                throw new ArgumentException($"{what} is no JSON: {PlainLine.Of(json)}{advice}", nameof(request), wrong);
            }
        }
    }
}
