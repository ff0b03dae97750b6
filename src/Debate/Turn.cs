using System.Text.Json.Serialization;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>One speech as the transcript holds it: escaped, with every citation checked against the tree.</summary>
/// <param name="Round">The round, from 0.</param>
/// <param name="Speaker">"A" or "B".</param>
/// <param name="Task">What the speaker was asked to do.</param>
/// <param name="Text">The words, escaped and bounded.</param>
/// <param name="Citations">The citations with their statuses.</param>
/// <param name="Claims">What the speaker committed to.</param>
/// <param name="Contested">Which claim on offer was disputed, by index; null where none was.</param>
/// <param name="Read">The nodes that the speaker has been shown up to now.</param>
public sealed record Turn(
    int Round,
    string Speaker,
    SpeakingTask Task,
    string Text,
    IReadOnlyList<CheckedCitation> Citations,
    IReadOnlyList<Claim> Claims,
    int? Contested,
    IReadOnlyList<NodeAddress> Read)
{
    /// <summary>The speeches that this one was chosen from, this one included; null where there was no choice.</summary>
    public IReadOnlyList<Candidate>? Candidates { get; init; }

    /// <summary>Whether it was spoken at once with the speeches of its round that are next to it: none heard another.</summary>
    public bool AtOnce { get; init; }

    /// <summary>Why there is no speech; null where there is one. A silent turn has no words, no citations and no claims.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Silence? Silence { get; init; }

    /// <summary>What was amiss with the reply that the speech was made of (<see cref="Speech.Problem"/>), escaped and bounded; null for nothing. Shown to no judge and no opponent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Problem { get; init; }

    /// <summary>The model call that made it; null where none did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CallId { get; init; }

    /// <summary>The claim about the whole, where this is an opening; null where nothing is claimed.</summary>
    [JsonIgnore]
    public Claim? FirstClaim => Claims is [var first, ..] ? first : null;
}
