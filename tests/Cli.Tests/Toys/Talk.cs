using System.Text.Json;
using System.Text.Json.Nodes;
using LearningThePrior.ModelServing;
using LearningThePrior.ModelServing.Brain;

namespace LearningThePrior.Cli.Tests.Toys;

/// <summary>A user's documents and questions on disk, and a server on loopback that talks about them.</summary>
internal sealed class Talk : IAsyncDisposable
{
    private const string Boiler = """
        # The boiler

        The boiler was installed in 1987 by the firm Hartmann. It burns heating oil from the tank below the yard.

        ## Maintenance

        The burner is cleaned every spring by the firm. The last inspection was in April 2021 and found a worn seal.
        """;

    private const string Roof = """
        # The roof

        The roof is of slate and was laid in the year 1954. Two slates are missing above the kitchen window.
        """;

    private const string Asked = """
        {"id":"oil","question":"Does the boiler burn oil?","correct":"yes"}
        {"id":"older","question":"Which part is older?","answers":["boiler","roof"],"correct":"roof"}
        {"id":"seal","question":"Was the seal worn in 2019?","correct":0}
        """;

    private Talk(ModelServer server)
    {
        Server = server;
        Directory.CreateDirectory(Folder["house"]);
        File.WriteAllText(Folder["house", "boiler.md"], Boiler);
        File.WriteAllText(Folder["house", "roof.md"], Roof);
        File.WriteAllText(Folder["questions.jsonl"], Asked);
        File.WriteAllText(Folder["prices.json"], """{"test/talker": {"input": 2, "output": 8}, "test/judge": {"input": 2, "output": 8}}""");
    }

    public ModelServer Server { get; }

    public TemporaryFolder Folder { get; } = new();

    public string Talker => $"test/talker@{Server.Address}";

    public string Judge => $"test/judge@{Server.Address}";

    /// <summary>Documents have four levels, so that debaters have to read five nodes to find something to quote.</summary>
    public static async Task<Talk> BeginAsync(ModelServerOptions? options = null) =>
        new(await ModelServer.StartAsync((options ?? new()) switch { var o => o.Script.Target is DebateBrain ? o with { Script = new DebateBrain(reads: 5).Reply } : o }));

    /// <summary>A debate of one round about each question; further options come after.</summary>
    public string[] Command(string run, params string[] more) =>
    [
        "debate", "--questions", Folder["questions.jsonl"], "--tree", Folder["house"], "--debater", Talker, "--judge", Judge,
        "--rounds", "1", "--out", Folder[run], .. more,
    ];

    /// <summary>The store of a run, file by file.</summary>
    public Dictionary<string, string> Store(string run) => new[] { "debates", "judgements", "keys", "nodes" }
        .ToDictionary(f => f, f => File.ReadAllText(Folder[run, f + ".jsonl"]));

    /// <summary>The sorted calls without their clock: when each ended, how long it and its attempts took and waited.</summary>
    public string Calls(string run) => string.Join('\n', File.ReadLines(Folder[run, "calls.jsonl"]).Select(line =>
    {
        var call = JsonNode.Parse(line)!.AsObject();
        Assert.True(call.Remove("at") && call.Remove("duration_s"));
        foreach (var attempt in call["attempts"]!.AsArray())
        {
            Assert.True(attempt!.AsObject().Remove("seconds") && attempt.AsObject().Remove("wait"));
        }

        return call.ToJsonString();
    }));

    /// <summary>A file of JSON lines.</summary>
    public IReadOnlyList<JsonElement> Lines(string run, string file) =>
        [.. File.ReadLines(Folder[run, file]).Select(l => JsonDocument.Parse(l).RootElement)];

    /// <summary>How many replies a folder of recordings holds.</summary>
    public int Recorded(string run) => Recordings(run).Count();

    public IEnumerable<string> Recordings(string run) => Directory.Exists(Folder[run, "recordings"])
        ? Directory.EnumerateFiles(Folder[run, "recordings"], "*.json", SearchOption.AllDirectories)
        : [];

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Folder.Dispose();
    }
}
