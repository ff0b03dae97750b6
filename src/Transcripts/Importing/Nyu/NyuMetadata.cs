namespace LearningThePrior.Transcripts.Importing.Nyu;

/// <summary>One line of <c>debates-metadata.jsonl</c>: what the site's list of rooms says of a room. All of it is kept among the extras.</summary>
internal sealed class NyuMetadata
{
    private NyuMetadata(JsonPart line)
    {
        Line = line;
        Name = line["name"].Text();
        var setting = line["setting"];
        (IsHuman, IsDebate) = (setting["isHuman"].Flag(), setting["isDebate"].Flag());
        IncludedInPaper = line["includedInPaper"].Flag();
        var (status, details) = line["status"].Only();
        Status = status;
        Result = details.Find("result");
        EndedBy = Result?.Find("endedBy")?.Only().Name;
        FinalJudgement = Result?.Find("judgingInfo")?.Find("finalJudgement") is { } final ? [.. final.Items().Select(n => n.Number())] : null;
        CorrectAnswerIndex = Result?.Find("correctAnswerIndex")?.Whole();
        OfflineJudgments = details.Find("offlineJudgingResults");
        line.Keep();
    }

    public JsonPart Line { get; }

    public string Name { get; }

    public bool IsHuman { get; }

    public bool IsDebate { get; }

    public bool IncludedInPaper { get; }

    /// <summary>"Complete", "InProgress" or "WaitingToBegin".</summary>
    public string Status { get; }

    /// <summary>"JudgeDecided" or "MutualAgreement"; null for a room that has not ended.</summary>
    public string? EndedBy { get; }

    public IReadOnlyList<double>? FinalJudgement { get; }

    public int? CorrectAnswerIndex { get; }

    public JsonPart? OfflineJudgments { get; }

    private JsonPart? Result { get; }

    /// <summary>Reads the file, by the rooms' names: a line for each room, or one list of all (.json).</summary>
    /// <exception cref="InvalidDataException">A line is none, or two are of one room.</exception>
    public static async Task<Dictionary<string, NyuMetadata>> ReadAsync(string? file, CancellationToken cancellationToken)
    {
        Dictionary<string, NyuMetadata> rooms = new(StringComparer.Ordinal);
        if (file is null)
        {
            return rooms;
        }

        foreach (var part in file.EndsWith(".json", StringComparison.Ordinal) ? JsonPart.Parse(await File.ReadAllBytesAsync(file, cancellationToken), file).Items().Select(p => p.Alone()) : await LinesAsync(file, cancellationToken))
        {
            var room = new NyuMetadata(part);
            if (!rooms.TryAdd(room.Name, room))
            {
                throw part["name"].Wrong($"'{room.Name}' has an entry already; take one of them away.");
            }
        }

        return rooms;
    }

    private static async Task<List<JsonPart>> LinesAsync(string file, CancellationToken cancellationToken)
    {
        List<JsonPart> lines = [];
        await using var stream = File.OpenRead(file);
        var number = 0L;
        await foreach (var (line, _) in LineReader.ReadAsync(stream, file, cancellationToken))
        {
            number++;
            if (!line.All(b => b is (byte)' ' or (byte)'\r'))
            {
                lines.Add(JsonPart.Parse(line, $"{file}, line {number}", isLine: true));
            }
        }

        return lines;
    }
}
