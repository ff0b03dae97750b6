namespace LearningThePrior.Transcripts.Importing.Nyu;

/// <summary>
/// Imports rooms of human and AI debate over stories (Michael et al. 2023, "Debate Helps Supervise Unreliable Experts";
/// the format is that of github.com/julianmichael/debate): one JSON file a room, and <c>debates-metadata.jsonl</c>.
/// </summary>
public static class NyuImport
{
    private static readonly ImportFormat Format = new(
        "nyu",
        [
            "room file's name -> debate_id; setup question, answers, roles, creationTime -> debate (one debater: a consultancy)",
            "setup correctAnswerIndex -> key; article and question -> question_id",
            "story -> nodes: \"/\" is its title, \"/0\" its text, tokens joined as the site shows them (the tokens: extras)",
            "speeches -> turns, quotes in “ ” where they stood; quote spans -> citations of \"/0\" (the token spans: extras)",
            "JudgeFeedback -> judgement of method human (stage: rounds heard; final where endDebate), its words also a turn of the judge",
            "OfflineJudgments -> judgements of method human_offline_stepped or human_offline_timed; the metadata repeats them and is not counted twice",
            "metadata setting, includedInPaper, endedBy, status -> labels setting, included_in_paper, ended_by, and status (the whole line: extras)",
        ],
        ["the JSON files' layout: white space between values"]);

    /// <summary>Imports a folder of rooms, or one, as a run's folder.</summary>
    /// <param name="source">The folder (rooms are looked for in it, in its <c>debates</c> and <c>pub/debates</c>, and in the <c>official</c> of these) or a room's file.</param>
    /// <param name="folder">The run's folder, which may not stand yet.</param>
    /// <param name="skipBad">Whether rooms that cannot be read are left out and listed in the report.</param>
    /// <param name="cancellationToken">Stops; nothing stays.</param>
    /// <returns>What became of everything.</returns>
    /// <exception cref="InvalidDataException">A file is missing or malformed, or the folder stands; nothing was written.</exception>
    public static async Task<ImportReport> RunAsync(string source, string folder, bool skipBad = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var files = NyuFiles.Find(source);
        var metadata = await NyuMetadata.ReadAsync(files.Metadata, cancellationToken);
        var runId = $"{Format.Name}-{ContentName.OfRun(files.Metadata is null ? files.Rooms : [.. files.Rooms, files.Metadata])}";
        var names = files.Rooms.Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.Ordinal);
        var strays = Directory.Exists(source) ? metadata.Values.Where(m => !names.Contains(m.Name)) : [];
        return ImportedRun.Write(
            folder,
            runId,
            Format,
            files.Rooms.Select(file => (Func<ImportedDebate>)(() => Read(file))),
            [
                .. strays.Select(m => new ImportedStray($"{m.Name}: has a line of metadata but no file; the line is kept among the extras.", "metadata", m.Line)),
                .. files.Others.Select(f => new ImportedStray($"{Path.GetFileName(f)}: is no room; it was passed over.")),
            ],
            skipBad,
            cancellationToken);

        ImportedDebate Read(string file)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            return NyuRoom.Read(JsonPart.Parse(File.ReadAllBytes(file), file), metadata.GetValueOrDefault(name), name, runId);
        }
    }
}
