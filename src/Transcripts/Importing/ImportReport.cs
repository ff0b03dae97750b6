using System.Text.Json.Serialization;

namespace LearningThePrior.Transcripts.Importing;

/// <summary>What became of imported files: <c>import.json</c> in the run's folder.</summary>
public sealed record ImportReport
{
    /// <summary>The run, named after the files' content.</summary>
    public required string RunId { get; init; }

    /// <summary>How many debates there were.</summary>
    public int Debates { get; init; }

    /// <summary>How many decompositions there were, in logs that our own export wrote; not there where there were none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Decompositions { get; init; }

    /// <summary>How many speeches, judges' remarks included.</summary>
    public int Turns { get; init; }

    /// <summary>How many citations, by status, for example "exact".</summary>
    public required IReadOnlyDictionary<string, int> Citations { get; init; }

    /// <summary>How many judgements, at all stages.</summary>
    public int Judgements { get; init; }

    /// <summary>Of these, how many are verdicts.</summary>
    public int Verdicts { get; init; }

    /// <summary>How many debates' right answers are known.</summary>
    public int Keys { get; init; }

    /// <summary>What went where in the store.</summary>
    public required IReadOnlyList<string> Mapped { get; init; }

    /// <summary>What has no place in the store and stands in <c>extras.jsonl</c>: source and path, "*" for any place in a list, with how often.</summary>
    public required IReadOnlyDictionary<string, int> Extras { get; init; }

    /// <summary>What is nowhere in the folder, and why; empty where all was kept.</summary>
    public required IReadOnlyList<string> NotKept { get; init; }

    /// <summary>Whatever is out of the ordinary, each with the debate's name.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The debates that could not be read and were left out, where that was asked for: file, line, field and why.</summary>
    public required IReadOnlyList<string> Skipped { get; init; }
}
