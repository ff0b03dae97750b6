using System.Text.Json;
using System.Text.Json.Serialization;

namespace LearningThePrior.Transcripts;

/// <summary>What <c>run.json</c> tells of any run; each command adds its own keys, which are kept as they are.</summary>
public sealed record RunInfo
{
    /// <summary>The schema that this version writes and reads.</summary>
    public const string CurrentSchema = "ltp.run/1";

    /// <summary>The version of this file's form.</summary>
    public required string Schema { get; init; }

    /// <summary>Names the run; derived from what is run, so that the same run has the same name everywhere.</summary>
    public required string RunId { get; init; }

    /// <summary>What made it: "learn", "import", "debate", "compare".</summary>
    public required string Kind { get; init; }

    /// <summary>Everything else.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}
