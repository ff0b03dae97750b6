using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Gateway;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.Cli.Models;

/// <summary>What <c>ltp models check --keep FILE</c> found out about models, by their names: runs are given it by <c>--endpoints FILE</c>.</summary>
internal sealed class EndpointFile
{
    private const string Schema = "ltp.endpoints/1";
    private const string Shape = "request_shape";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _path;
    private readonly Dictionary<ModelName, JsonObject> _found;

    private EndpointFile(string path, Dictionary<ModelName, JsonObject> found) => (_path, _found) = (path, found);

    /// <summary>Reads a file.</summary>
    /// <exception cref="UserException">The file is missing, or <c>ltp models check --keep</c> did not write it.</exception>
    public static EndpointFile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new UserException($"--endpoints: there is no file {path}; 'ltp models check MODEL --keep {path}' writes it.");
        }

        try
        {
            var root = JsonNode.Parse(File.ReadAllText(path)) as JsonObject;
            if ((string?)root?["schema"] != Schema || root["models"] is not JsonObject models)
            {
                throw new UserException($"{path}: is no file that 'ltp models check --keep' wrote ({Schema}).");
            }

            EndpointFile file = new(path, models.ToDictionary(m => ModelName.Parse(m.Key), m => m.Value!.AsObject()));
            _ = file.Shapes;
            return file;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException or NullReferenceException)
        {
            throw new UserException($"{path}: cannot be read as what 'ltp models check --keep' wrote; ask again.");
        }
    }

    /// <summary>Adds what was found out about a model to a file, in the place of what it said of that model before.</summary>
    public static void Keep(string path, ModelName model, JsonObject findings, RequestShape shape)
    {
        var file = File.Exists(path) ? Read(path) : new(path, []);
        findings[Shape] = RunShapes.Write(shape);
        file._found[model] = findings;
        JsonObject models = new(file._found.OrderBy(f => f.Key.ToString(), StringComparer.Ordinal).Select(f => KeyValuePair.Create(f.Key.ToString(), (JsonNode?)f.Value.DeepClone())));
        UnfinishedFile.Write(path, new JsonObject { ["schema"] = Schema, ["models"] = models }.ToJsonString(Indented) + "\n");
    }

    /// <summary>What requests have to be like, by model.</summary>
    public IReadOnlyDictionary<ModelName, RequestShape> Shapes => _found.ToDictionary(f => f.Key, f => RunShapes.Read(f.Value[Shape] ?? new JsonObject()));

    /// <summary>Refuses, before anything is called, what models were found not to be able to do.</summary>
    /// <param name="callTools">Models that are to call tools.</param>
    /// <param name="judges">Judges, by their names.</param>
    /// <exception cref="UserException">One cannot.</exception>
    public void RequireAble(IEnumerable<ModelName> callTools, IEnumerable<string> judges)
    {
        if (callTools.FirstOrDefault(m => Lacks(m, "tools")) is { } wordless)
        {
            throw new UserException($"--endpoints {_path}: {wordless.Unaddressed} was found to call no tools; --reading words lets debaters read without.");
        }

        var named = judges.SelectMany(j => Names.All.Judges.Parse(j).All).Where(j => j.Entry.Name == "logprob");
        if (named.SelectMany(ModelJudgeNames.ModelsOf).FirstOrDefault(m => Lacks(m, "log_probabilities")) is { } blind)
        {
            throw new UserException($"--endpoints {_path}: {blind.Unaddressed} was found to give no log-probabilities; verbalised:MODEL and sampled:MODEL judge without.");
        }
    }

    private bool Lacks(ModelName model, string ability) => _found.TryGetValue(model, out var found) && (string?)found[ability]?["answer"] == "no";
}
