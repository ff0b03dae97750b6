using System.Text.Json;
using LearningThePrior.Cli.Importing;
using LearningThePrior.Cli.Models;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Debating;

/// <summary>
/// A run's folder while it is played: <c>run.json</c>, <c>recordings</c> (every reply, as soon as it is paid for) and <c>calls.jsonl</c>;
/// the transcript store joins them when all debates are over. A run that stopped goes on from its recordings.
/// </summary>
internal sealed class DebateFolder
{
    private const string Kind = "debate";

    private DebateFolder(string path, RunInfo info) => (Path, Recordings) = (path, ModelRunFile.RecordingsOf(path, info));

    public string Path { get; }

    /// <summary>Where the run's replies are kept: within it, unless another folder was named when it began.</summary>
    public string Recordings { get; }

    public string Calls => System.IO.Path.Combine(Path, "calls.jsonl");

    public bool IsFinished => File.Exists(System.IO.Path.Combine(Path, "debates.jsonl"));

    private string Finished => System.IO.Path.Combine(Path, "store");

    public static DebateFolder Create(string? asked, DebatePlan plan, string? recordings)
    {
        var (path, info) = (RunPlace.Choose(asked, Kind), Info(plan, recordings));
        DocumentHash.RequireOutside(plan.Tree, "--out", path);
        DocumentHash.RequireOutside(plan.Tree, "--record", recordings);
        ModelRunFile.Create(path, info);
        return new(path, info);
    }

    public static (DebateFolder Folder, DebatePlan Plan) Open(string path)
    {
        var file = ModelRunFile.PathIn(path);
        if (!File.Exists(file))
        {
            throw new UserException($"{path} is no folder of a run that can go on: there is no {file}.");
        }

        try
        {
            var info = JsonSerializer.Deserialize(File.ReadAllText(file), StoreJson.Default.RunInfo);
            if (info?.Kind != Kind || info.More?.GetValueOrDefault("plan").Deserialize(DebatePlanJson.Default.DebatePlan) is not { } plan)
            {
                throw new UserException($"{file}: the run is not one of 'ltp debate'.");
            }

            return plan.RunId == info.RunId
                ? (new(path, info), plan)
                : throw new UserException($"{file}: was changed after the run began; restore it, or begin a new run.");
        }
        catch (JsonException e)
        {
            throw new UserException($"{file}: {e.Path ?? "$"}: cannot be read as a run of 'ltp debate'; restore it, or begin a new run.");
        }
    }

    public StoredRunWriter Begin(DebatePlan plan) => new(Finished, Info(plan, recordings: null));

    /// <summary>Moves the store into its place; the debates last, since they make the run whole.</summary>
    public void Finish()
    {
        foreach (var name in new[] { "nodes.jsonl", "keys.jsonl", "judgements.jsonl", "debates.jsonl" })
        {
            File.Move(System.IO.Path.Combine(Finished, name), System.IO.Path.Combine(Path, name), overwrite: true);
        }

        Directory.Delete(Finished, recursive: true);
    }

    /// <summary>Takes away what a run left that was stopped while it moved its store.</summary>
    public void Clear()
    {
        if (Directory.Exists(Finished))
        {
            Directory.Delete(Finished, recursive: true);
        }
    }

    private static RunInfo Info(DebatePlan plan, string? recordings) =>
        ModelRunFile.Info(plan.RunId, Kind, plan, DebatePlanJson.Default.DebatePlan, recordings);
}
