using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LearningThePrior.Optimization.Learning;

namespace LearningThePrior.Cli.Learning;

/// <summary>
/// A run's folder: <c>run.json</c> (what is run), <c>journal.jsonl</c> (every debate), <c>worlds/NNNN.json</c> (each finished
/// world), <c>summary.json</c>, <c>summary.svg</c>, <c>tensorboard</c> (learning curves) and the transcript store (see <see cref="RunStoring"/>). Files are written beside
/// their place and moved into it.
/// </summary>
internal sealed class RunFolder
{
    private RunFolder(string path) => Path = path;

    public string Path { get; }

    public string Journal => System.IO.Path.Combine(Path, "journal.jsonl");

    public string SummaryFile => System.IO.Path.Combine(Path, "summary.json");

    public string PlotFile => System.IO.Path.Combine(Path, "summary.svg");

    private string PlanFile => System.IO.Path.Combine(Path, "run.json");

    /// <summary>Begins a folder; one that exists is not written to.</summary>
    public static RunFolder Create(string? path, RunPlan plan)
    {
        if (path is not null && string.IsNullOrWhiteSpace(path))
        {
            throw new UserException("--out must name a folder; it is blank.");
        }

        var folder = new RunFolder(path ?? Unused(plan.World));
        if (File.Exists(folder.Path))
        {
            throw new UserException($"--out: {folder.Path} is a file; name a folder.");
        }

        if (Directory.Exists(folder.Path) && Directory.EnumerateFileSystemEntries(folder.Path).Any())
        {
            throw new UserException($"the folder {folder.Path} is not empty; give --out another one, or go on in it with --resume {folder.Path}.");
        }

        try
        {
            Begin(folder, plan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"the folder {Shown(folder.Path)} cannot be made: {e.Message}");
        }

        return folder;
    }

    /// <summary>Makes the folder beside its place and moves it there whole, so that a crash leaves no half of one.</summary>
    private static void Begin(RunFolder folder, RunPlan plan)
    {
        var beside = new RunFolder(System.IO.Path.TrimEndingDirectorySeparator(folder.Path) + ".part");
        Directory.CreateDirectory(System.IO.Path.Combine(beside.Path, "worlds"));
        Write(beside.PlanFile, plan, RunJson.Default.RunPlan);
        File.WriteAllBytes(beside.Journal, []);
        if (Directory.Exists(folder.Path))
        {
            Directory.Delete(folder.Path);
        }

        Directory.Move(beside.Path, folder.Path);
    }

    private static string Shown(string path) => path.Length <= 200 ? path.ReplaceLineEndings("?") : path[..200].ReplaceLineEndings("?") + "...";

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

    /// <summary>Makes sure that the journal is there, as every folder has one from its beginning.</summary>
    public void RequireJournal()
    {
        if (!File.Exists(Journal))
        {
            throw new UserException($"{Journal} is missing: without it every debate would be asked again; restore it, or begin a new run with --out.");
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

    public void Keep(WorldResult result) => Write(WorldFile(result.World), result, ExperimentJson.Default.WorldResult);

    public void Keep(Summary summary) => Write(SummaryFile, summary, ExperimentJson.Default.Summary);

    public void KeepPlot(string svg) => WriteText(PlotFile, svg);

    private static string Unused(string world)
    {
        for (var i = 1; ; i++)
        {
            var path = System.IO.Path.Combine("runs", FormattableString.Invariant($"{world}-{i}"));
            if (!Directory.Exists(path))
            {
                return path;
            }
        }
    }

    public string WorldFile(int world) =>
        System.IO.Path.Combine(Path, "worlds", world.ToString("D4", CultureInfo.InvariantCulture) + ".json");

    /// <summary>The folder of a world's learning curves.</summary>
    public string CurvesOf(int world) =>
        System.IO.Path.Combine(Path, "tensorboard", string.Create(CultureInfo.InvariantCulture, $"w{world:D4}"));

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
        catch (JsonException e)
        {
            throw new UserException($"{file}:{e.LineNumber + 1}: {e.Path ?? "$"}: {e.Message.Split(" Path:")[0]} Restore the file, or begin the run anew in another folder.");
        }
    }

    private static void Write<T>(string file, T value, JsonTypeInfo<T> type) => WriteText(file, JsonSerializer.Serialize(value, type) + "\n");

    private static void WriteText(string file, string text)
    {
        var beside = file + ".part";
        File.WriteAllText(beside, text);
        File.Move(beside, file, overwrite: true);
    }
}
