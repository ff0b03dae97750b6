using System.IO.Compression;
using System.Text.Json.Nodes;
using LearningThePrior.Transcripts.Exporting;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Exporting.Inspect;

public sealed class InspectLogTests : IDisposable
{
    /// <summary>
    /// The fields without a default of the models in inspect_ai/log/_log.py, model/_chat_message.py and scorer/_metric.py
    /// (github.com/UKGovernmentBEIS/inspect_ai at 499e615): reading fails without them. "*" is each of a list or object.
    /// </summary>
    private static readonly (string Member, string Path, string[] Keys)[] Required =
    [
        ("header.json", "", ["version", "status", "eval"]),
        ("header.json", "eval", ["created", "task", "dataset", "model", "config"]),
        ("header.json", "plan/steps/*", ["solver"]),
        ("header.json", "results/scores/*", ["name", "scorer"]),
        ("header.json", "results/scores/*/metrics/*", ["name", "value"]),
        ("_journal/start.json", "", ["version", "eval", "plan"]),
        ("_journal/start.json", "eval", ["created", "task", "dataset", "model", "config"]),
        ("header.json", "eval/model_roles/*", ["model"]),
        ("summaries.json", "*", ["id", "epoch", "input", "target", "completed"]),
        ("samples/a-b-epoch-1_epoch_1.json", "", ["id", "epoch", "input", "target"]),
        ("samples/a-b-epoch-1_epoch_1.json", "messages/*", ["role", "content"]),
        ("samples/a-b-epoch-1_epoch_1.json", "scores/*", ["value"]),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_key_without_which_inspect_cannot_read_a_log_is_there()
    {
        using var zip = await ExportAsync();

        Assert.All(Required, r => Assert.All(At([Read(zip, r.Member)], r.Path), node =>
            Assert.All(r.Keys, key => Assert.True(node.AsObject()[key] is not null, $"{r.Member} {r.Path} lacks {key}"))));
        Assert.All(Required, r => Assert.NotEmpty(At([Read(zip, r.Member)], r.Path)));
        Assert.Equal(2, (int)Read(zip, "header.json")["version"]!);
    }

    [Fact]
    public async Task Members_stand_in_the_order_in_which_inspect_writes_them_and_ids_fit_their_names()
    {
        using var zip = await ExportAsync();

        Assert.Equal(
            ["_journal/start.json", "samples/a-b-epoch-1_epoch_1.json", "samples/a-b-epoch-1.2_epoch_1.json", "ltp/nodes.jsonl", "summaries.json", "header.json"],
            zip.Entries.Select(e => e.FullName));
        Assert.Equal(["a/b_epoch_1", "a-b-epoch-1"], zip.Entries.Skip(1).Take(2).Select(e => (string)Read(zip, e.FullName)["metadata"]!["debate"]!["debate_id"]!));
    }

    [Fact]
    public async Task Verdicts_are_scores_and_no_verdict_is_no_answer()
    {
        using var zip = await ExportAsync();
        var scores = Read(zip, "samples/a-b-epoch-1_epoch_1.json")["scores"]!.AsObject();

        Assert.Equal(["Jude C", "Jude (mirrored) I", "Olga N"], scores.Select(s => $"{s.Key} {s.Value!["value"]}"));
        Assert.Equal(("yes", "because"), ((string)scores["Jude"]!["answer"]!, (string)scores["Jude"]!["explanation"]!));

        // Jude's other verdict, on the second debate, is shared out evenly: no answer, which Inspect counts as wrong.
        var jude = Read(zip, "header.json")["results"]!["scores"]!.AsArray().Single(s => (string)s!["name"]! == "Jude")!;
        Assert.Equal(.5, (double)jude["metrics"]!["accuracy"]!["value"]!);
    }

    [Fact]
    public async Task Speeches_are_messages_with_all_else_beside_them()
    {
        using var zip = await ExportAsync();
        var sample = Read(zip, "samples/a-b-epoch-1_epoch_1.json");

        Assert.Equal([Runs.Hostile, "-1 is it"], sample["messages"]!.AsArray().Select(m => (string)m!["content"]!));
        Assert.Equal("near_miss", (string)sample["messages"]![1]!["metadata"]!["turn"]!["citations"]![0]!["status"]!);
        Assert.Equal(("yes", "Did it snow?"), ((string)sample["target"]!, (string)sample["input"]!));
        Assert.Equal(4, sample["metadata"]!["judgements"]!.AsArray().Count);
    }

    [Fact]
    public async Task Debaters_stand_by_name_at_their_speeches_in_the_list_of_samples_and_in_the_header()
    {
        using var zip = await ExportAsync();

        Assert.Equal(
            ["debater_a Alma", "debater_b Bert"],
            Read(zip, "samples/a-b-epoch-1_epoch_1.json")["messages"]!.AsArray().Select(m => $"{m!["metadata"]!["role"]} {m["model"]}"));
        Assert.Equal(
            """{"debater_a":"Alma","debater_b":"Bert","judge":"Jude","protocol":"debate","status":"finished"}""", Read(zip, "summaries.json")[0]!["metadata"]!.ToJsonString());
        Assert.Equal(
            ["debater_a Alma", "debater_b Bert", "judge Jude"],
            Read(zip, "header.json")["eval"]!["model_roles"]!.AsObject().Select(r => $"{r.Key} {r.Value!["model"]}"));
    }

    [Fact]
    public async Task Only_an_unfinished_debate_is_not_completed_and_a_failed_one_tells_its_error()
    {
        using (var writer = new StoredRunWriter(_folder["run"], Stores.Info))
        {
            writer.Add(Runs.Debate("a"));
            writer.Add(Runs.Debate("b") with { Status = "failed", Error = "the model was gone" });
            writer.Add(Runs.Debate("c") with { Status = "unfinished", Sides = [new("A", "Carla", 0, null, true)] });
            writer.Complete();
        }

        await RunExport.ToInspectAsync(StoredRun.Open(_folder["run"]), _folder["out"], TestContext.Current.CancellationToken);
        using var zip = await ZipFile.OpenReadAsync(_folder["out", "run.eval"], TestContext.Current.CancellationToken);

        Assert.Equal(["a true ", "b true the model was gone", "c false "], Read(zip, "summaries.json").AsArray().Select(s => $"{s!["id"]} {s["completed"]!.ToJsonString()} {s["error"]}"));
        Assert.Equal("the model was gone", (string)Read(zip, "samples/b_epoch_1.json")["error"]!["message"]!);
        Assert.Equal((3, 1), ((int)Read(zip, "header.json")["results"]!["total_samples"]!, (int)Read(zip, "header.json")["results"]!["completed_samples"]!));
        Assert.Equal(["judge"], Read(zip, "header.json")["eval"]!["model_roles"]!.AsObject().Select(r => r.Key)); // who is not the same in every debate is none of the run's
    }

    [Fact]
    public async Task Sizes_stand_before_members_as_a_reader_of_a_stream_needs_them()
    {
        (await ExportAsync()).Dispose();
        var bytes = File.ReadAllBytes(_folder["out", "run.eval"]);

        // Bit 3 of a local header's flags, at offset 6, would say that sizes follow the member (APPNOTE.TXT 4.4.4).
        Assert.Equal(0, bytes[6] & 0b1000);
    }

    [Fact]
    public async Task Ids_that_no_file_could_be_called_by_are_mended_and_still_differ()
    {
        var (name, hidden) = (new string('é', 300), "a\u202Eb\u2028c\0d");
        string[] ids = ["../../etc/passwd", "..\\..\\x", "", name + "1", name + "2", hidden];
        var run = ToyDebates.Write(_folder["run"], new string('r', 400), [.. ids.Select(ToyDebates.Lamp)]);

        await RunExport.ToInspectAsync(StoredRun.Open(run), _folder["out"], TestContext.Current.CancellationToken);

        var file = Assert.Single(Directory.GetFiles(_folder["out"]));
        Assert.True(Path.GetFileName(file).Length <= 255);
        using var zip = await ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken);
        string[] samples = [.. zip.Entries.Where(e => e.FullName.StartsWith("samples/", StringComparison.Ordinal)).Select(e => e.Name).Skip(2)];
        var cut = new string('é', 100); // two bytes each
        Assert.Equal(
            ["..-..-etc-passwd_epoch_1.json", "..-..-x_epoch_1.json", "debate_epoch_1.json", $"{cut}_epoch_1.json", $"{cut}.2_epoch_1.json", "a-b-c-d_epoch_1.json"],
            samples);
    }

    private static IEnumerable<JsonNode> At(IEnumerable<JsonNode> nodes, string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(nodes, (at, step) => at.SelectMany(n => step != "*" ? [n[step]!] : n is JsonArray list ? list.Select(i => i!) : n.AsObject().Select(p => p.Value!)));

    private static JsonNode Read(ZipArchive zip, string member)
    {
        using var stream = zip.GetEntry(member)!.Open();
        return JsonNode.Parse(stream)!;
    }

    private async Task<ZipArchive> ExportAsync()
    {
        await RunExport.ToInspectAsync(Runs.Awkward(_folder["run"]), _folder["out"], TestContext.Current.CancellationToken);
        return await ZipFile.OpenReadAsync(_folder["out", "run.eval"], TestContext.Current.CancellationToken);
    }
}
