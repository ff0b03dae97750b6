using System.Text.Json;

namespace LearningThePrior.Transcripts.Importing;

/// <summary>Writes imported debates as a run's folder, and reports on them.</summary>
internal static class ImportedRun
{
    /// <summary>Writes the folder whole, or not at all.</summary>
    /// <param name="folder">Where; nothing, or an empty folder, may stand there.</param>
    /// <param name="runId">The run's name.</param>
    /// <param name="format">What the files are.</param>
    /// <param name="debates">Reads the debates one by one; an <see cref="InvalidDataException"/> is of that one alone.</param>
    /// <param name="strays">What belongs to none of the debates.</param>
    /// <param name="skipBad">Whether debates that cannot be read are left out and listed.</param>
    /// <param name="cancellationToken">Stops; nothing stays.</param>
    /// <exception cref="InvalidDataException">Something stands at the folder, two debates have one name, or there are none.</exception>
    public static ImportReport Write(
        string folder,
        string runId,
        ImportFormat format,
        IEnumerable<Func<ImportedDebate>> debates,
        IEnumerable<ImportedStray> strays,
        bool skipBad,
        CancellationToken cancellationToken)
    {
        var info = new RunInfo
        {
            Schema = RunInfo.CurrentSchema,
            RunId = runId,
            Kind = "import",
            More = new() { ["importer"] = JsonSerializer.SerializeToElement(format.Name, ImportJson.Default.String) },
        };
        using var writer = new StoredRunWriter(folder, info);
        var tally = new ImportTally(runId, format);
        var bad = new BadParts(skipBad);
        using (var extras = writer.Begin(StoredExtra.FileName))
        {
            var trees = new HashSet<string>(StringComparer.Ordinal);
            foreach (var read in debates)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (bad.Read(() => tally.Add(read())) is { } debate)
                {
                    Write(writer, debate, trees);
                    Write(extras, tally.Extras(debate.DebateId, debate.Extras));
                }
            }

            foreach (var stray in strays)
            {
                tally.Note(stray.Note);
                if (stray is { Source: { } source, Left: { } left })
                {
                    Write(extras, tally.Extras(null, [(source, left)]));
                }
            }
        }

        var report = tally.Report(bad.Skipped);
        using (var file = writer.Begin("import.json"))
        {
            JsonSerializer.Serialize(file, report, ImportJson.Default.ImportReport);
            file.WriteByte((byte)'\n');
        }

        writer.Complete();
        return report;
    }

    private static void Write(FileStream file, IEnumerable<StoredExtra> extras)
    {
        foreach (var extra in extras)
        {
            JsonSerializer.Serialize(file, extra, ImportJson.Default.StoredExtra);
            file.WriteByte((byte)'\n');
        }
    }

    private static void Write(StoredRunWriter writer, ImportedDebate imported, HashSet<string> trees)
    {
        if (imported.Debate is { } debate)
        {
            writer.Add(debate);
        }

        if (imported.Decomposition is { } decomposition)
        {
            writer.Add(decomposition);
        }

        foreach (var judgement in imported.Judgements)
        {
            writer.Add(judgement);
        }

        if (imported.Key is { } key)
        {
            writer.Add(key);
        }

        foreach (var node in (imported.Debate?.TreeId ?? imported.Decomposition?.TreeId) is { } tree && trees.Add(tree) ? imported.Nodes : [])
        {
            writer.Add(node);
        }
    }
}
