using System.Text.Json;
using LearningThePrior.Cli.Importing;
using LearningThePrior.Cli.Models;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Debating;

/// <summary>
/// The folder of a run of <c>ltp debate</c>: the transcript store, which grows as debates end, <c>recordings</c> (every reply, as soon as it is
/// paid for) and <c>calls.jsonl</c>.
/// </summary>
internal sealed class DebateFolder
{
    private const string Kind = "debate";

    private DebateFolder(string path, RunInfo info) => (Path, Recordings) = (path, ModelRunFile.RecordingsOf(path, info));

    public string Path { get; }

    /// <summary>Where the run's replies are kept: within it, unless another folder was named when it began.</summary>
    public string Recordings { get; }

    public string Calls => System.IO.Path.Combine(Path, "calls.jsonl");

    public static (DebateFolder Folder, RunWriter Writer) Create(string? asked, DebatePlan plan, int debates, string? recordings)
    {
        using var place = RunPlace.Choose(asked, Kind);
        var (path, info) = (place.Path, Info(plan, recordings));
        DocumentHash.RequireOutside(plan.Tree, "--out", path);
        DocumentHash.RequireOutside(plan.Tree, "--record", recordings);
        return (new(path, info), RunWriter.Create(path, info, new(OpenRun.CurrentSchema, "debates", debates)));
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

    private static RunInfo Info(DebatePlan plan, string? recordings) =>
        ModelRunFile.Info(
            plan.RunId, Kind, plan, DebatePlanJson.Default.DebatePlan, recordings, PlannedPrompts.Hashes(PlannedPrompts.Open(plan.Prompts), DebateRun.Prompted));
}
