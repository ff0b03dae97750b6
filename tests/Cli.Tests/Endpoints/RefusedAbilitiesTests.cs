using System.Text.Json.Nodes;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Cli.Tests.Endpoints;

/// <summary>
/// Servers that refuse what a run asks for. Tools and log-probabilities are part of what is studied: the run stops and names the setting, of the command that was typed. A schema only helps
/// to read replies: the run goes on without, and says so.
/// </summary>
public sealed class RefusedAbilitiesTests : IAsyncLifetime
{
    private Talk _talk = null!;

    public async ValueTask InitializeAsync()
    {
        _talk = await Talk.BeginAsync(new() { Raw = Refusal });
        File.WriteAllText(_talk.Folder["questions.jsonl"], """{"id":"oil","question":"Does the boiler burn oil?","correct":"yes"}""");
    }

    public ValueTask DisposeAsync() => _talk.DisposeAsync();

    [Fact]
    public async Task A_schema_that_is_refused_is_left_out_and_the_run_goes_on_and_says_so()
    {
        var run = await Ltp.RunAsync([.. _talk.Command("run", "--structured", "--reading", "words").Select(Verbalised)]);

        Assert.True(run.Code == 0, run.Error);
        Assert.Contains("test/talker was asked otherwise than usual, since its endpoint refused that: response_format is left out.", run.Error, StringComparison.Ordinal);
        Assert.Contains("test/judge was asked otherwise", run.Error, StringComparison.Ordinal);
        Assert.Null(_talk.Server.Requests[^1].Json["response_format"]);
        var shapes = JsonNode.Parse(File.ReadAllText(_talk.Folder["run", "run.json"]))!["request_shapes"]!;
        Assert.Equal("""["response_format"]""", shapes[_talk.Judge]!["left_out"]!.ToJsonString());
        Assert.All(_talk.Lines("run", "judgements.jsonl"), j => Assert.Equal("decided", j.GetProperty("parse_status").GetString()));
    }

    [Theory]
    [InlineData("", "'reading: words' in the experiment's file lets debaters read without tools")]
    [InlineData("reading: words", "'judge: verbalised:MODEL' or 'judge: sampled:MODEL' in the experiment's file needs none")]
    public async Task An_experiment_that_asks_for_tools_or_log_probabilities_is_told_what_to_change_in_its_file(string further, string telling)
    {
        File.WriteAllText(_talk.Folder["experiment.yaml"], $"questions: questions.jsonl\ntree: house\nrounds: 1\ndebater: {_talk.Talker}\njudge: {_talk.Judge}\n{further}\n");

        (await Ltp.RunAsync("run", _talk.Folder["experiment.yaml"], "--out", _talk.Folder["run"])).StopsAt(telling);
    }

    [Fact]
    public async Task A_comparison_of_documents_is_told_of_reading_by_words_which_works()
    {
        string[] line = ["compare", "--questions", _talk.Folder["questions.jsonl"], "--tree", _talk.Folder["house"], "--debater", _talk.Talker, "--judges", Verbalised(_talk.Judge), "--protocols", "simultaneous"];

        (await Ltp.RunAsync([.. line, "--out", _talk.Folder["tools"]])).StopsAt("--reading words lets debaters read without tools");
        var words = await Ltp.RunAsync([.. line, "--reading", "words", "--out", _talk.Folder["words"]]);

        Assert.True(words.Code == 0, words.Error);
    }

    private string Verbalised(string word) => word == _talk.Judge ? $"verbalised:{word}" : word;

    private static RawAnswer? Refusal(JsonNode request) =>
        request["tools"] is not null ? Error("talker does not support tools", 400)
        : request["logprobs"] is not null ? Error("You are not allowed to request logprobs from this model", 403)
        : request["response_format"] is not null ? Error("response_format not supported", 400)
        : null;

    private static RawAnswer Error(string message, int status) => new(new JsonObject { ["error"] = new JsonObject { ["message"] = message } }.ToJsonString(), status);
}
