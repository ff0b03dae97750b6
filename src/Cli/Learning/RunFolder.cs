using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LearningThePrior.Cli.Importing;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Learning;

/// <summary>
/// The folder of a run of <c>ltp learn</c>: <c>run.json</c> (what is run), the transcript store, which grows as debates end, <c>worlds/NNNN.json</c>
/// (each finished world), <c>learned/wNNNN</c> (what it learned and predicts), <c>summary.json</c>, <c>summary.svg</c> and <c>tensorboard</c> (learning curves).
/// </summary>
internal sealed class RunFolder
{
    private RunFolder(string path) => Path = path;

    public string Path { get; }

    public string SummaryFile => System.IO.Path.Combine(Path, "summary.json");

    public string PlotFile => System.IO.Path.Combine(Path, "summary.svg");

    private string PlanFile => System.IO.Path.Combine(Path, "run.json");

    /// <summary>Begins a folder; one that holds something is not written to.</summary>
    public static (RunFolder Folder, RunWriter Writer) Create(string? path, RunPlan plan)
    {
        using var place = RunPlace.Choose(path, plan.World);
        return (new(place.Path), RunWriter.Create(place.Path, Info(plan), Open(plan)));
    }

    /// <summary>Goes on in a folder that was begun before.</summary>
    public Task<RunWriter> ResumeAsync(RunPlan plan, CancellationToken cancellationToken) => RunWriter.ResumeAsync(Path, Open(plan), cancellationToken);

    private static OpenRun Open(RunPlan plan) => new(OpenRun.CurrentSchema, "worlds", plan.Worlds);

    private static RunInfo Info(RunPlan plan) =>
        JsonSerializer.SerializeToElement(plan, RunJson.Default.RunPlan).Deserialize(StoreJson.Default.RunInfo)!;

    /// <summary>Opens a folder that was begun before.</summary>
    public static (RunFolder Folder, RunPlan Plan) Open(string path)
    {
        var folder = new RunFolder(string.IsNullOrWhiteSpace(path) ? throw new UserException("the run's folder must be named; it is blank.") : path);
        if (!File.Exists(folder.PlanFile))
        {
            throw new UserException($"{folder.PlanFile} is missing: {path} is no folder of a run ('ltp learn --out {path}' begins one).");
        }

        RefuseOtherKinds(folder);
        var plan = Read(folder.PlanFile, RunJson.Default.RunPlan);
        if (plan.Schema != RunPlan.CurrentSchema)
        {
            throw new UserException($"{folder.PlanFile}: schema: '{plan.Schema}' is not {RunPlan.CurrentSchema}, which this version reads.");
        }

        if (plan != plan.Signed())
        {
            throw new UserException($"{folder.PlanFile}: was changed after the run began, so that its results are no longer those of its settings; restore it, or begin a new run with --out.");
        }

        try
        {
            RunBuilder.Check(plan);
        }
        catch (UserException e)
        {
            throw new UserException($"{folder.PlanFile}: {e.Message}");
        }

        return (folder, plan);
    }

    private static void RefuseOtherKinds(RunFolder folder)
    {
        using var json = Parse(folder.PlanFile, text => JsonDocument.Parse(text));
        if (json.RootElement.ValueKind == JsonValueKind.Object
            && json.RootElement.TryGetProperty("kind", out var kind) && kind.ValueKind == JsonValueKind.String
            && kind.GetString() is { } found && found != RunPlan.LearnKind)
        {
            throw new UserException($"{folder.PlanFile}: kind: the run is one of '{(found.Length <= 40 ? found : found[..40])}', not of learn.");
        }
    }

    /// <summary>The result of a world that was finished before, or null.</summary>
    public WorldResult? Find(int world, RunPlan plan)
    {
        if (!File.Exists(WorldFile(world)))
        {
            return null;
        }

        var result = Read(WorldFile(world), ExperimentJson.Default.WorldResult);
        return result.World == world && result.Seed == WorldExperiment.SeedOf(world, RunBuilder.Seed(plan)).Value
            ? result
            : throw new UserException($"{WorldFile(world)}: is the result of another run or world; restore the file, or delete it to run the world again.");
    }

    /// <summary>The summary of a run that was finished before, or null.</summary>
    public Summary? FindSummary() => File.Exists(SummaryFile) ? Read(SummaryFile, ExperimentJson.Default.Summary) : null;

    public string WorldFile(int world) => System.IO.Path.Combine(Path, WorldHandler.ResultFile(world));

    /// <summary>The folder of what a world learned: models, particles and predictions.</summary>
    public string LearnedOf(int world) => System.IO.Path.Combine(Path, WorldHandler.LearnedFolder(world));

    /// <summary>The folder of a world's learning curves.</summary>
    public string CurvesOf(int world) => System.IO.Path.Combine(Path, CurvesName(world));

    /// <summary>That folder's name within the run's.</summary>
    public static string CurvesName(int world) => string.Create(CultureInfo.InvariantCulture, $"tensorboard/w{world:D4}");

    private static T Read<T>(string file, JsonTypeInfo<T> type) =>
        Parse(file, text => JsonSerializer.Deserialize(text, type)) ?? throw new UserException($"{file}: is empty.");

    private static T Parse<T>(string file, Func<string, T> parse)
    {
        try
        {
            return parse(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{file}: cannot be read: {e.Message}");
        }
        catch (InvalidOperationException e)
        {
            throw new UserException($"{file}: a text cannot be read: {e.Message} Restore the file, or begin the run anew in another folder.");
        }
        catch (JsonException e)
        {
            throw new UserException($"{file}:{e.LineNumber + 1}: {e.Path ?? "$"}: {e.Message.Split(" Path:")[0]} Restore the file, or begin the run anew in another folder.");
        }
    }
}
