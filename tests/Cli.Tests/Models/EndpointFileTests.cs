using System.Text.Json.Nodes;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Cli.Tests.Models;

/// <summary>What <c>ltp models check --keep</c> found out is known to a run by <c>--endpoints</c>, which asks rightly at once and for nothing that is not there.</summary>
public sealed class EndpointFileTests
{
    [Fact]
    public async Task A_run_asks_at_once_as_the_probe_found_it_and_keeps_it()
    {
        await using var talk = await Talk.BeginAsync(new() { Raw = Refusal });
        await CheckAsync(talk);
        var probed = talk.Server.Counts.Requests;

        var run = await Ltp.RunAsync(talk.Command("run", "--endpoints", talk.Folder["endpoints.json"], "--reading", "words", "--temperature", "0.5"));

        Assert.True(run.Code == 0, run.Error);
        Assert.DoesNotContain("otherwise than usual", run.Error, StringComparison.Ordinal);
        Assert.All(talk.Lines("run", "calls.jsonl"), c => Assert.Equal(1, c.GetProperty("attempts").GetArrayLength()));
        Assert.Equal(probed + talk.Lines("run", "calls.jsonl").Count, talk.Server.Counts.Requests);
        var shape = JsonNode.Parse(File.ReadAllText(talk.Folder["run", "run.json"]))!["request_shapes"]![talk.Judge]!;
        Assert.Equal((5, """["temperature"]"""), ((int)shape["most_top_logprobs"]!, shape["left_out"]!.ToJsonString()));
    }

    // The server calls read_node alone, and so not the probe's own tool.
    [Fact]
    public async Task What_a_model_was_found_not_to_do_is_refused_before_any_call()
    {
        await using var talk = await Talk.BeginAsync(new() { LogProbabilities = false });
        await CheckAsync(talk);
        var probed = talk.Server.Counts.Requests;
        string[] known = ["--endpoints", talk.Folder["endpoints.json"]];
        File.WriteAllText(talk.Folder["experiment.yaml"], $"questions: questions.jsonl\ntree: house\nreading: words\ndebater: {talk.Talker}\njudge: {talk.Judge}\nendpoints: endpoints.json\n");

        (await Ltp.RunAsync(talk.Command("run", known))).IsRefused("test/talker was found to call no tools", "--reading words");
        (await Ltp.RunAsync(talk.Command("run", [.. known, "--reading", "words"]))).IsRefused("test/judge was found to give no log-probabilities", "verbalised:MODEL");
        (await Ltp.RunAsync("run", talk.Folder["experiment.yaml"], "--out", talk.Folder["run"])).IsRefused("test/judge was found to give no log-probabilities");

        Assert.Equal(probed, talk.Server.Counts.Requests);
        Assert.False(Directory.Exists(talk.Folder["run"]));
    }

    [Theory]
    [InlineData("{}", "ltp.endpoints/1")]
    [InlineData("[", "cannot be read")]
    [InlineData("""{"schema":"ltp.endpoints/1","models":{"nobody":{}}}""", "cannot be read")]
    [InlineData("""{"schema":"ltp.endpoints/1","models":{"a/b@http://x/v1/":{"request_shape":{"most_top_logprobs":"five"}}}}""", "cannot be read")]
    [InlineData(null, "there is no file")]
    public async Task What_is_no_such_file_is_refused(string? text, string telling)
    {
        using TemporaryFolder folder = new();
        if (text is not null)
        {
            File.WriteAllText(folder["endpoints.json"], text);
        }

        (await Ltp.RunAsync(
            "debate", "--tree", "world:encyclopedia", "--debater", "test/x@http://127.0.0.1:1/v1", "--judge", "test/x@http://127.0.0.1:1/v1", "--endpoints", folder["endpoints.json"])).IsRefused("endpoints.json", telling);
    }

    // The second finding stands beside the first.
    private static async Task CheckAsync(Talk talk)
    {
        foreach (var model in new[] { talk.Talker, talk.Judge })
        {
            var check = await Ltp.RunAsync("models", "check", model, "--keep", talk.Folder["endpoints.json"]);
            Assert.True(check.Code == 0, check.Error);
        }
    }

    private static RawAnswer? Refusal(JsonNode request) =>
        request["temperature"] is not null ? Error("Unsupported value: 'temperature' does not support 0.5 with this model. Only the default (1) value is supported.")
        : (int?)request["top_logprobs"] > 5 ? Error("'top_logprobs': must be less than or equal to 5")
        : null;

    private static RawAnswer Error(string message) => new(new JsonObject { ["error"] = new JsonObject { ["message"] = message } }.ToJsonString(), 400);
}
