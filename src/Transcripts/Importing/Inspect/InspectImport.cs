namespace LearningThePrior.Transcripts.Importing.Inspect;

/// <summary>Imports logs of Inspect (inspect_ai, versions 1 and 2): <c>.eval</c>, <c>.json</c>, or a folder of them.</summary>
public static class InspectImport
{
    private static readonly ImportFormat Format = new(
        "inspect",
        [
            "sample id and epoch -> debate_id and sample; id -> question_id; input -> question; choices and target -> answers and key",
            "without choices: the answers are the target and \"another answer\"",
            "messages -> turns (assistant: A, user: judge, unless --role says otherwise; system and tool messages: extras)",
            "each scorer's score -> a final judgement: C and I, true and false, an answer's letter or text, a number from 0 to 1 (the credence in the target; other answers share the rest evenly), a list of credences; P -> tie, N -> abstained",
            "sample error -> status failed, and a failed verdict of each scorer that gave no score",
            "task -> protocol; model, model roles, scalars of the sample's metadata -> models and labels",
            "logs that 'ltp export' wrote -> debates, decompositions, judgements, keys and nodes as they were; their calls are not in the log",
        ],
        ["events, and the layout of the JSON"]);

    /// <summary>Imports logs as a run's folder.</summary>
    /// <param name="source">A log, or a folder of logs.</param>
    /// <param name="roles">NAME=A, NAME=B, NAME=judge or NAME=none: who speaks in messages, by their role or their metadata's <c>role</c>.</param>
    /// <param name="folder">The run's folder, which may not stand yet.</param>
    /// <param name="skipBad">Whether samples that cannot be read are left out and listed in the report.</param>
    /// <param name="cancellationToken">Stops; nothing stays.</param>
    /// <returns>What became of everything.</returns>
    /// <exception cref="ArgumentException">A role is none.</exception>
    /// <exception cref="InvalidDataException">A log is missing, malformed or of a later version, or the folder stands; nothing was written.</exception>
    public static ImportReport Run(string source, IEnumerable<string> roles, string folder, bool skipBad = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ArgumentNullException.ThrowIfNull(roles);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var map = new JsonLines.FieldMap([], ["assistant=A", "user=judge", "system=none", "tool=none", .. roles]);
        var files = Files(source);
        var runId = $"{Format.Name}-{ContentName.OfRun(files, map.Fingerprint)}";
        return ImportedRun.Write(folder, runId, Format, Debates(files, map, runId), [], skipBad, cancellationToken);
    }

    private static string[] Files(string source)
    {
        if (File.Exists(source))
        {
            return [source];
        }

        string[] files = Directory.Exists(source)
            ? [.. Directory.EnumerateFiles(source).Where(f => Path.GetExtension(f) is ".eval" or ".json").Order(StringComparer.Ordinal)]
            : throw new InvalidDataException($"there is no file or folder {source}; a log of Inspect (.eval or .json) is expected.");
        return files.Length > 0 ? files : throw new InvalidDataException($"{source} holds no .eval or .json file.");
    }

    private static IEnumerable<Func<ImportedDebate>> Debates(string[] files, JsonLines.FieldMap map, string runId)
    {
        foreach (var file in files)
        {
            var (opened, nodes, problem) = Open(file);
            if (opened is not { } log)
            {
                yield return () => throw problem!;
                continue;
            }

            using var closed = log;
            var prefix = files.Length > 1 ? Path.GetFileNameWithoutExtension(file) + "." : "";
            foreach (var read in log.Samples)
            {
                yield return () => read() is var sample && OwnSample.Is(sample)
                    ? OwnSample.Read(sample, prefix, runId, nodes)
                    : new InspectSample(log, sample, map, prefix, runId).Map();
            }
        }
    }

    /// <summary>A log with our own export's nodes, by tree; or, where it cannot be read, why: it is one bad part of a folder.</summary>
    private static (InspectFile? Log, ILookup<string, StoredNode> Nodes, InvalidDataException? Problem) Open(string file)
    {
        InspectFile? log = null;
        try
        {
            log = InspectFile.Open(file);
            return (log, log.Lines(InspectFile.Nodes).Select(OwnSample.Node).ToLookup(n => n.TreeId, StringComparer.Ordinal), null);
        }
        catch (InvalidDataException error)
        {
            log?.Dispose();
            return (null, Array.Empty<StoredNode>().ToLookup(n => n.TreeId, StringComparer.Ordinal), error);
        }
    }
}
