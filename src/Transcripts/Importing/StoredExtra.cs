using System.Text.Json;

namespace LearningThePrior.Transcripts.Importing;

/// <summary>One line of <c>extras.jsonl</c>: something of an imported file for which the store has no place, as it came.</summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="RunId">The run.</param>
/// <param name="DebateId">The debate; null for what belongs to none.</param>
/// <param name="Source">Which file or part it is of, for example "room" or "metadata".</param>
/// <param name="Path">Where it stood there, as a JSON pointer (RFC 6901); "" is the whole.</param>
/// <param name="Value">The value, untouched and untrusted.</param>
public sealed record StoredExtra(string Schema, string RunId, string? DebateId, string Source, string Path, JsonElement Value)
{
    /// <summary>The schema that this version writes.</summary>
    public const string CurrentSchema = "ltp.extra/1";

    /// <summary>The file's name within the run's folder.</summary>
    public const string FileName = "extras.jsonl";
}
