using System.Text.Json;
using LearningThePrior.Analysis.Store;
using LearningThePrior.Cli.Importing;

namespace LearningThePrior.Cli.Learning.Text;

/// <summary>
/// The folder of a search over text Z: <c>run.json</c>, <c>recordings</c> (every reply, as soon as it is paid for), <c>calls.jsonl</c>, and
/// in the end <c>z-star.txt</c>, <c>predictions.jsonl</c> and <c>summary.json</c>, which makes the run whole.
/// </summary>
internal sealed class TextFolder
{
    private const string Kind = "learn-text";
    private const string Recorded = "recordings";

    private TextFolder(string path, string? recordings) => (Path, Recordings) = (path, recordings ?? In(path, Recorded));

    public string Path { get; }

    /// <summary>Where the run's replies are kept: within it, unless another folder was named when it began.</summary>
    public string Recordings { get; }

    public string Calls => In(Path, "calls.jsonl");

    public string Summary => In(Path, "summary.json");

    public string ZStar => In(Path, "z-star.txt");

    public string Predictions => In(Path, "predictions.jsonl");

    public bool IsFinished => File.Exists(Summary);

    /// <summary>Whether a folder holds such a run.</summary>
    public static bool IsOne(string path) => Read(path)?.Kind == Kind;

    public static TextFolder Create(string? asked, TextPlan plan, string? recordings)
    {
        var folder = new TextFolder(RunPlace.Choose(asked, "text"), recordings);
        if (File.Exists(folder.Path) || (Directory.Exists(folder.Path) && Directory.EnumerateFileSystemEntries(folder.Path).Any()))
        {
            throw new UserException($"{folder.Path} stands already and is not an empty folder; give --out another one, or go on in it with --resume {folder.Path}.");
        }

        var info = new RunInfo
        {
            Schema = RunInfo.CurrentSchema,
            RunId = plan.RunId,
            Kind = Kind,
            More = new() { ["plan"] = JsonSerializer.SerializeToElement(plan, TextJson.Default.TextPlan) },
        };
        if (recordings is not null)
        {
            info.More[Recorded] = JsonSerializer.SerializeToElement(recordings, TextJson.Default.String);
        }

        Directory.CreateDirectory(folder.Path);
        Replace(In(folder.Path, "run.json"), JsonSerializer.Serialize(info, StoreJson.Default.RunInfo) + "\n");
        return folder;
    }

    public static (TextFolder Folder, TextPlan Plan) Open(string path)
    {
        var file = In(path, "run.json");
        if (Read(path) is { Kind: Kind, More: { } more } info && Plan(more) is { } plan && plan.RunId == info.RunId)
        {
            return (new(path, more.TryGetValue(Recorded, out var recordings) ? recordings.GetString() : null), plan);
        }

        throw new UserException($"{file}: cannot be read as a run of 'ltp learn --model', or was changed after the run began; restore it, or begin a new run.");
    }

    /// <summary>Writes a file whole or not at all.</summary>
    public static void Replace(string file, string text)
    {
        File.WriteAllText(file + ".part", text);
        File.Move(file + ".part", file, overwrite: true);
    }

    private static TextPlan? Plan(Dictionary<string, JsonElement> more)
    {
        try
        {
            return more.GetValueOrDefault("plan") is { ValueKind: JsonValueKind.Object } plan ? plan.Deserialize(TextJson.Default.TextPlan) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RunInfo? Read(string path)
    {
        try
        {
            return File.Exists(In(path, "run.json")) ? JsonSerializer.Deserialize(File.ReadAllText(In(path, "run.json")), StoreJson.Default.RunInfo) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string In(string folder, string file) => System.IO.Path.Combine(folder, file);
}
