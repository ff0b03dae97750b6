using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LearningThePrior.Cli.Tests.Pins;

/// <summary>The files of one run's folder as lines with ids, free of what depends on where a run was made.</summary>
internal sealed partial class PinnedFiles
{
    private readonly string[] _folders;
    private readonly string? _runId;
    private readonly Dictionary<string, string> _calls = [];

    private PinnedFiles(string[] folders)
    {
        _folders = folders;
        if (!Holds("calls.jsonl"))
        {
            return;
        }

        // The port of the models' server is part of the plan and of the key of each call: the run's and the calls' ids follow it.
        _runId = (string?)JsonNode.Parse(ReadAll("run.json"))!["run_id"];
        foreach (var call in Objects("calls.jsonl"))
        {
            _calls.TryAdd(Text(call, "call_id"), $"call {Asked(call)}");
        }
    }

    /// <summary>Opens a run's folder; a file that is not in it is looked for in the next.</summary>
    public static PinnedFiles Open(params string[] folders) => new(folders);

    public bool Holds(string file) => Array.Exists(_folders, f => File.Exists(Path.Combine(f, file)));

    /// <summary>A file's lines by their ids; a file that is one object is one line without an id.</summary>
    public Dictionary<string, JsonElement> Lines(string file)
    {
        var lines = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        IEnumerable<JsonElement> objects = file.EndsWith(".jsonl", StringComparison.Ordinal) ? Objects(file).OrderBy(IsReplayed) : [Parse(ReadAll(file))];
        foreach (var line in objects)
        {
            var id = Id(Path.GetFileName(file), line);
            var free = Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? id : $"{id} ({i})").First(name => !lines.ContainsKey(name));
            lines.Add(free, WithoutCallIds(line));
        }

        return lines;
    }

    private static string Id(string file, JsonElement line) => file switch
    {
        "debates.jsonl" or "keys.jsonl" => Text(line, "debate_id"),
        "judgements.jsonl" => string.Join(' ', new[] { "debate_id", "judge_id", "stage", "order" }.Select(f => Text(line, f))),
        "nodes.jsonl" => string.Join(' ', new[] { "tree_id", "address" }.Select(f => Text(line, f))),
        "extras.jsonl" => string.Join(' ', new[] { "debate_id", "source", "path" }.Select(f => Text(line, f))),
        "predictions.jsonl" => Text(line, "id"),
        "calls.jsonl" => Asked(line),
        _ => "",
    };

    private static string Asked(JsonElement call) => string.Join(' ', new[] { "conversation_id", "role", "sample", "draw", "request" }.Select(f => Text(call, f)));

    /// <summary>Of equal calls, the one that was sent comes first: which of those side by side it was is nobody's figure.</summary>
    private static bool IsReplayed(JsonElement line) => line.TryGetProperty("replayed", out var replayed) && replayed.GetBoolean();

    private static string Text(JsonElement line, string field) => line.GetProperty(field).ToString();

    private JsonElement WithoutCallIds(JsonElement line)
    {
        if (_calls.Count == 0)
        {
            return line;
        }

        var node = JsonNode.Parse(line.GetRawText())!;
        foreach (var part in new[] { node }.Concat(node["turns"]?.AsArray().OfType<JsonNode>() ?? []))
        {
            if (part["call_id"] is JsonValue id)
            {
                part["call_id"] = _calls[(string)id!];
            }
        }

        return Parse(node.ToJsonString());
    }

    private IEnumerable<JsonElement> Objects(string file) => ReadAll(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse);

    private string ReadAll(string file)
    {
        var text = File.ReadAllText(_folders.Select(f => Path.Combine(f, file)).First(File.Exists));
        return _runId is null ? text : Server().Replace(text.Replace(_runId, "this-run", StringComparison.Ordinal), "the-server");
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/v1/?")]
    private static partial Regex Server();
}
