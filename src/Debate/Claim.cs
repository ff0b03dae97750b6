using System.Text.Json.Serialization;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>
/// Something definite that a debater commits to about what Z says at or below a node, so that a lie about the whole must
/// be a lie about a part (Irving, Christiano and Amodei 2018).
/// </summary>
/// <param name="Topic">What is claimed, in the world's words, for example <c>"count"</c> or <c>"log-prior"</c>.</param>
/// <param name="About">The node that it is about.</param>
/// <param name="Value">The amounts committed to.</param>
public sealed record Claim(string Topic, NodeAddress About, Amounts Value)
{
    /// <summary>Whether it is a statement in words: a topic of several words that is claimed to hold, with the value 1. So a model claims what documents say.</summary>
    [JsonIgnore]
    public bool IsStatement => Value is { Count: 1 } value && value[0].IsOne && Topic.Contains(' ', StringComparison.Ordinal);

    /// <summary>The claim in words, as speakers and judges are shown it; the topic is untrusted and escaped.</summary>
    [JsonIgnore]
    public string Words => IsStatement ? $"\"{SpeechSanitizer.Escape(Topic)}\", of {About}" : $"{SpeechSanitizer.Escape(Topic)} of {About} is {Value}";
}
