using System.Text.Json;
using LearningThePrior.Cli.Importing;
using LearningThePrior.Cli.Models;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Learning.Text;

/// <summary>
/// The folder of a search over text Z: <c>run.json</c>, <c>recordings</c> (every reply, as soon as it is paid for), <c>calls.jsonl</c>, and
/// in the end <c>z-star.txt</c>, <c>predictions.jsonl</c> and <c>summary.json</c>, which makes the run whole.
/// </summary>
internal sealed class TextFolder
{
    private const string Kind = "learn-text";

    private TextFolder(string path, RunInfo info) => (Path, Recordings) = (path, ModelRunFile.RecordingsOf(path, info));

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
        using var place = RunPlace.Choose(asked, "text");
        var (path, info) = (place.Path, ModelRunFile.Info(plan.RunId, Kind, plan, TextJson.Default.TextPlan, recordings));
        ModelRunFile.Create(path, info);
        return new(path, info);
    }

    public static (TextFolder Folder, TextPlan Plan) Open(string path)
    {
        if (Read(path) is { Kind: Kind, More: { } more } info && Plan(more) is { } plan && plan.RunId == info.RunId)
        {
            return (new(path, info), plan);
        }

        throw new UserException($"{ModelRunFile.PathIn(path)}: cannot be read as a run of 'ltp learn --model', or was changed after the run began; restore it, or begin a new run.");
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
            var file = ModelRunFile.PathIn(path);
            return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllText(file), StoreJson.Default.RunInfo) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string In(string folder, string file) => System.IO.Path.Combine(folder, file);
}
