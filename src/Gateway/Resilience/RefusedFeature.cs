using LearningThePrior.Gateway.Shaping;
using LearningThePrior.Gateway.Wire;

namespace LearningThePrior.Gateway.Resilience;

/// <summary>Tells which setting or ability an endpoint refuses, which it would refuse in every other request too.</summary>
internal static class RefusedFeature
{
    private static readonly (string Word, string Feature)[] Features =
    [
        ("logprob", "log-probabilities"), ("tool", "tools"), ("function", "tools"), ("response_format", "structured replies"),
        ("response format", "structured replies"), ("json_schema", "structured replies"), ("json schema", "structured replies"), ("structured output", "structured replies"), ("seed", "seeds"), ("temperature", "a temperature"), ("top_p", "top_p"), ("max_completion_tokens", "max_completion_tokens"),
        ("max_tokens", "max_tokens"), ("system role", "the system role"), ("reasoning_effort", "a reasoning effort"), ("'stop'", "stop words"),
    ];

    // Beside the words that teach a shape: how servers say that a feature is switched off.
    private static readonly string[] Missing = ["requires --", "not available", "not implemented", "disabled"];

    /// <summary>The first feature that the error refuses; null where it names none, or only speaks of one.</summary>
    public static string? Of(ReplyError error) =>
        Array.Find(Features, f => error.Parameter.Contains(f.Word.Trim('\''), StringComparison.OrdinalIgnoreCase)).Feature
        ?? (!ShapeLesson.Refuses(error) && !Array.Exists(Missing, error.Names) ? null : Array.Find(Features, f => error.Message.Contains(f.Word, StringComparison.OrdinalIgnoreCase)).Feature);
}
