using System.Text.Json.Serialization;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts;

/// <summary>One speech of a stored debate: a debater's, or what a judge said to the debaters between rounds.</summary>
/// <param name="Turn">Its number within the debate, from 0.</param>
/// <param name="Round">The round, from 0.</param>
/// <param name="Role">"debater_a", "debater_b" or "judge".</param>
/// <param name="Task">What was asked: "open", "divide", "challenge", "argue" or "feedback".</param>
/// <param name="Text">The words, quotes included, escaped and bounded.</param>
/// <param name="TextRaw">The words as they came, where that differs; null where it does not.</param>
/// <param name="Citations">The citations with their statuses.</param>
/// <param name="Claims">What the speaker committed to.</param>
/// <param name="Contested">Which claim on offer was disputed, by index; null where none was.</param>
/// <param name="Read">The addresses that the speaker had been shown by then.</param>
/// <param name="Candidates">The speeches that this one was chosen from, with their scores; null where there was no choice.</param>
/// <param name="At">When it was made, in UTC, or null.</param>
/// <param name="CallId">The model call that made it, or null.</param>
public sealed record StoredTurn(
    int Turn,
    int Round,
    string Role,
    string Task,
    string Text,
    string? TextRaw,
    IReadOnlyList<StoredCitation> Citations,
    IReadOnlyList<StoredClaim> Claims,
    int? Contested,
    IReadOnlyList<string> Read,
    IReadOnlyList<StoredCandidate>? Candidates,
    DateTimeOffset? At,
    string? CallId)
{
    /// <summary>
    /// Whether it was spoken at once with the speeches of its round that are next to it: none heard another. Null where that is not known,
    /// as in lines of earlier versions, which do not have this key.
    /// </summary>
    public bool? AtOnce { get; init; }

    /// <summary>
    /// Why there is no speech: "cut_off", "cut_off_while_thinking", "filtered", "refused", "unreadable", "only_read" or "empty". Not there where there is one.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Silence { get; init; }

    /// <summary>What kept the speaker from speaking, more exactly, escaped and bounded. Not there where nothing more is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Problem { get; init; }

    /// <summary>Whether it is a turn without a speech; lines of earlier versions say so by a mark among the words.</summary>
    internal bool IsSilent => Silence is not null || Text.StartsWith("\n⟦no speech: ", StringComparison.Ordinal);

    /// <summary>The words, or the mark that stands in the place of none.</summary>
    internal string Shown => SilenceWords.Find(Silence) is { } silence ? $"⟦{SilenceWords.Shown(silence, Problem)}⟧" : Text;
}

/// <summary>A citation of a stored speech.</summary>
/// <param name="Address">The node cited, for example "/0/13/2".</param>
/// <param name="Quote">The words claimed to stand there.</param>
/// <param name="Status">What checking it against the node found.</param>
/// <param name="Start">Where in the node's text the words begin, in UTF-16 code units; null where they stand nowhere.</param>
/// <param name="Length">How long they are there; null where they stand nowhere.</param>
public sealed record StoredCitation(string Address, string Quote, CitationStatus Status, int? Start, int? Length)
{
    /// <summary>Where in the speech's <see cref="StoredTurn.Text"/> the quote begins, in UTF-16 code units. Not there where that is not known: readers then look for the words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? At { get; init; }
}

/// <summary>A claim of a stored speech.</summary>
/// <param name="Topic">What is claimed, in the world's words.</param>
/// <param name="About">The node's address.</param>
/// <param name="Value">The amounts, for example "3,-17".</param>
public sealed record StoredClaim(string Topic, string About, string Value);

/// <summary>A speech that might have been made.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Score">What it was chosen or passed over for.</param>
public sealed record StoredCandidate(string Text, double? Score);
