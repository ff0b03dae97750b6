using System.Text.Json;
using LearningThePrior.Cli.Importing;
using LearningThePrior.Cli.Models;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Learning.Text;

/// <summary>
/// The folder of a search over text Z: a run of the transcript store without debates, <c>recordings</c> (every reply, as soon as it is paid for),
/// <c>calls.jsonl</c>, and in the end <c>z-star.txt</c>, <c>predictions.jsonl</c> and <c>summary.json</c>.
/// </summary>
internal sealed class TextFolder
{
    public const string ZStarName = "z-star.txt";
    public const string PredictionsName = "predictions.jsonl";
    public const string SummaryName = "summary.json";

    private const string Kind = "learn-text";

    private TextFolder(string path, RunInfo info) => (Path, Recordings) = (path, ModelRunFile.RecordingsOf(path, info));

    public string Path { get; }

    /// <summary>Where the run's replies are kept: within it, unless another folder was named when it began.</summary>
    public string Recordings { get; }

    public string Calls => In(Path, "calls.jsonl");

    public string Summary => In(Path, SummaryName);

    public string ZStar => In(Path, ZStarName);

    public string Predictions => In(Path, PredictionsName);

    public bool IsFinished => File.Exists(Summary) && !File.Exists(In(Path, "open.json"));

    /// <summary>Whether a folder holds such a run.</summary>
    public static bool IsOne(string path) => Read(path)?.Kind == Kind;

    public static (TextFolder Folder, RunWriter Writer) Create(string? asked, TextPlan plan, string? recordings, SortedDictionary<string, string> prompts)
    {
        using var place = RunPlace.Choose(asked, "text");
        var (path, info) = (place.Path, ModelRunFile.Info(plan.RunId, Kind, plan, TextJson.Default.TextPlan, recordings, prompts));
        return (new(path, info), RunWriter.Create(path, info, OneSearch));
    }

    /// <summary>Goes on with the run.</summary>
    public Task<RunWriter> ResumeAsync(CancellationToken cancellationToken) => RunWriter.ResumeAsync(Path, OneSearch, cancellationToken);

    private static OpenRun OneSearch { get; } = new(OpenRun.CurrentSchema, "searches", 1);

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
