namespace LearningThePrior.Transcripts.Exporting;

/// <summary>Whether an export still shows its run, by the times at which files were last written.</summary>
public static class ExportAge
{
    private static readonly string[] Data = ["run.json", "debates.jsonl", "debates.jsonl.gz", "judgements.jsonl", "keys.jsonl", "nodes.jsonl", "decompositions.jsonl", "calls.jsonl"];

    /// <summary>Whether the run was written to since the export was made.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The export's folder.</param>
    /// <returns>True where a file of the run is newer than the oldest of the export; false where there is no export.</returns>
    public static bool HasRunChangedSince(StoredRun run, string folder)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        DateTime[] exported = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Select(File.GetLastWriteTimeUtc)] : [];
        return exported.Length > 0 && Data.Select(name => Path.Combine(run.Path, name)).Where(File.Exists).Any(file => File.GetLastWriteTimeUtc(file) > exported.Min());
    }
}
