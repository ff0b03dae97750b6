using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LearningThePrior.Optimization.Experiments;

namespace LearningThePrior.Cli.Learning;

/// <summary>
/// A run's folder: <c>run.json</c> (what is run), <c>journal.jsonl</c> (every debate), <c>worlds/NNNN.json</c> (each finished
/// world), <c>summary.json</c> and <c>summary.svg</c>. Files are written beside their place and moved into it.
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

        Directory.CreateDirectory(System.IO.Path.Combine(folder.Path, "worlds"));
        Write(folder.PlanFile, plan, RunJson.Default.RunPlan);
        using var journal = new FileStream(folder.Journal, FileMode.CreateNew);
        return folder;
    }

    /// <summary>Opens a folder that was begun before.</summary>
    public static (RunFolder Folder, RunPlan Plan) Open(string path)
    {
        var folder = new RunFolder(path);
        if (!File.Exists(folder.PlanFile))
        {
            throw new UserException($"{folder.PlanFile} is missing: {path} is no folder of a run ('ltp learn --out {path}' begins one).");
        }

        var plan = Read(folder.PlanFile, RunJson.Default.RunPlan);
        if (plan.Schema != RunPlan.CurrentSchema)
        {
            throw new UserException($"{folder.PlanFile}: schema: '{plan.Schema}' is not {RunPlan.CurrentSchema}, which this version reads.");
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

    private static T Read<T>(string file, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), type)
                ?? throw new UserException($"{file}: is empty.");
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
