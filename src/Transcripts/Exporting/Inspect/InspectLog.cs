using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LearningThePrior.Transcripts.Importing.Inspect;

namespace LearningThePrior.Transcripts.Exporting.Inspect;

/// <summary>
/// Inspect's log (<c>.eval</c>, version 2): a zip of <c>_journal/start.json</c>, <c>samples/{id}_epoch_{n}.json</c>,
/// <c>summaries.json</c> and, last, <c>header.json</c>; see inspect_ai/log/_recorders/eval.py.
/// </summary>
internal static class InspectLog
{
    private const int Version = 2;

    /// <summary>Members bear one date, the first that a zip can hold, so that the same run gives the same bytes.</summary>
    private static readonly DateTimeOffset MemberDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string FileName(StoredRun run) => new InspectIds().For(run.Info.RunId) + ".eval";

    /// <param name="run">The run.</param>
    /// <param name="file">Must be seekable, so that members' sizes stand before them, where Inspect reads them.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task WriteAsync(StoredRun run, Stream file, CancellationToken cancellationToken)
    {
        var judgements = await JudgementsByDebate.ReadAsync(run, _ => true, cancellationToken);
        Dictionary<string, StoredKey> keys = new(StringComparer.Ordinal);
        await foreach (var key in run.ReadKeysAsync(cancellationToken))
        {
            keys[key.DebateId] = key;
        }

        var (spec, ids) = await SpecAsync(run, cancellationToken);
        var plan = new InspectPlan("plan", [new("debate", InspectEmpty.Object)], InspectEmpty.Object);
        await using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        await AddAsync(zip, "_journal/start.json", new(Version, spec, plan), InspectJson.Default.InspectStart, cancellationToken);
        List<InspectSummary> summaries = [];
        await foreach (var debate in run.ReadDebatesAsync(cancellationToken))
        {
            var sample = InspectSamples.Of(
                ids[summaries.Count], debate, keys.GetValueOrDefault(debate.DebateId), judgements.GetValueOrDefault(debate.DebateId, []));
            await AddAsync(zip, $"samples/{sample.Id}_epoch_{sample.Epoch}.json", sample, InspectJson.Default.InspectSample, cancellationToken);
            summaries.Add(Summary(sample, debate.Status != "unfinished"));
        }

        await foreach (var decomposition in run.ReadDecompositionsAsync(cancellationToken))
        {
            var id = decomposition.DecompositionId;
            var sample = InspectDecompositions.Of(ids[summaries.Count], decomposition, keys.GetValueOrDefault(id), judgements.GetValueOrDefault(id, []));
            await AddAsync(zip, $"samples/{sample.Id}_epoch_{sample.Epoch}.json", sample, InspectJson.Default.InspectSample, cancellationToken);
            summaries.Add(Summary(sample, isCompleted: true));
        }

        await AddNodesAsync(zip, run, cancellationToken);
        await AddAsync(zip, "summaries.json", summaries, InspectJson.Default.IReadOnlyListInspectSummary, cancellationToken);
        var header = new InspectHeader(
            Version, "success", spec, plan, new(summaries.Count, summaries.Count(s => s is { Completed: true, Error: null }), Scorers(summaries)), new("", "", InspectEmpty.Object));
        await AddAsync(zip, "header.json", header, InspectJson.Default.InspectHeader, cancellationToken);
    }

    /// <summary>A member of our own, which Inspect passes over: what the citations are of.</summary>
    private static async Task AddNodesAsync(ZipArchive zip, StoredRun run, CancellationToken cancellationToken)
    {
        var member = zip.CreateEntry(InspectFile.Nodes, CompressionLevel.Optimal);
        member.LastWriteTime = MemberDate;
        await using var stream = await member.OpenAsync(cancellationToken);
        await foreach (var node in run.ReadNodesAsync(cancellationToken))
        {
            await stream.WriteAsync(StoreFormats.Nodes.Write(node), cancellationToken);
        }
    }

    private static async Task<(InspectSpec Spec, IReadOnlyList<string> Ids)> SpecAsync(StoredRun run, CancellationToken cancellationToken)
    {
        var given = new InspectIds();
        List<string> ids = [];
        DateTimeOffset? created = null;
        Dictionary<string, HashSet<string?>> names = InspectSamples.Roles.ToDictionary(r => r, _ => new HashSet<string?>(), StringComparer.Ordinal);
        await foreach (var debate in run.ReadDistinctDebatesAsync(cancellationToken))
        {
            foreach (var (role, played) in names)
            {
                played.Add(InspectSamples.Name(debate, role));
            }

            ids.Add(given.For(debate.DebateId));
            created = debate.StartedAt is { } at && !(created <= at) ? at : created;
        }

        await foreach (var decomposition in run.ReadDecompositionsAsync(cancellationToken))
        {
            ids.Add(given.For(decomposition.DecompositionId));
        }

        var name = run.Info.Kind;
        return (new(
            run.Info.RunId,
            run.Info.RunId,
            created ?? DateTimeOffset.UnixEpoch, // simulated debates know no clock
            name,
            run.Info.RunId,
            0,
            new(run.Info.RunId, ids.Count, ids, Shuffled: false),
            "none/none", // what Inspect writes where it asked no model itself
            names.Where(n => n.Value is { Count: 1 } && n.Value.Single() is not null).OrderBy(n => n.Key, StringComparer.Ordinal).ToDictionary(n => n.Key, n => new InspectModel(n.Value.Single()!)),
            InspectEmpty.Object,
            new SortedDictionary<string, string>(),
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["exported_by"] = "ltp export", ["kind"] = name }), ids);
    }

    /// <summary>Accuracy as Inspect reckons it: no answer counts as wrong.</summary>
    private static IReadOnlyList<InspectScorer> Scorers(IReadOnlyList<InspectSummary> summaries) =>
    [
        .. summaries.SelectMany(s => s.Scores)
            .Where(s => s.Value.Value.ValueKind == JsonValueKind.String)
            .GroupBy(s => s.Key, s => s.Value.Value.GetString() == "C" ? 1.0 : 0, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new InspectScorer(g.Key, g.Key, InspectEmpty.Object, new Dictionary<string, InspectMetric>
            {
                ["accuracy"] = new("accuracy", g.Average(), InspectEmpty.Object),
            })),
    ];

    private static InspectSummary Summary(InspectSample sample, bool isCompleted) => new(
        sample.Id,
        sample.Epoch,
        sample.Input,
        sample.Choices,
        sample.Target,
        sample.Metadata.Where(m => m.Value.ValueKind == JsonValueKind.String).ToDictionary(),
        sample.Scores.ToDictionary(s => s.Key, s => Brief(s.Value)),
        sample.Error?.Message,
        isCompleted);

    private static InspectScore Brief(InspectScore score) => score with { Explanation = null, Metadata = new Dictionary<string, JsonElement>() };

    private static async Task AddAsync<T>(ZipArchive zip, string name, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var member = zip.CreateEntry(name, CompressionLevel.Optimal);
        member.LastWriteTime = MemberDate;
        await using var stream = await member.OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(stream, value, type, cancellationToken);
    }
}
