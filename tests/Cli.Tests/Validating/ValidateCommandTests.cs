using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Tests.Validating;

/// <summary>Is this judge valid?, at the command line.</summary>
public sealed class ValidateCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("encyclopedia", "consultancy sequential simultaneous recursive prover-estimator cross-examination recourse")]
    [InlineData("taxonomy", "simultaneous")]
    public async Task Judges_by_program_flip_nowhere(string world, string protocols)
    {
        var outcome = await Ltp.RunAsync(
            ["validate", "bounded", "oracle", "citation:look-ups=0", "--on", world, "--items", "3", "--protocols", .. protocols.Split(' '), "--critic", "bounded:checks=2", "--out", _folder["v"], "--json"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        using var result = JsonDocument.Parse(outcome.Output);
        var shifts = result.RootElement.GetProperty("judges").EnumerateArray().SelectMany(j => j.GetProperty("shifts").EnumerateArray()).ToArray();
        Assert.All(shifts.SelectMany(s => new[] { s.GetProperty("flipped"), s.GetProperty("undone") }), share =>
            Assert.True(share.GetProperty("value").ValueKind == JsonValueKind.Null || share.GetProperty("value").GetDouble() == 0, share.ToString()));
        Assert.Superset(
            new HashSet<string?>(["retest", "mirrored", "relisted", "challenge", "placebo", "persuader", "attack"]),
            shifts.Where(s => s.GetProperty("flipped").GetProperty("n").GetInt64() > 0).Select(s => s.GetProperty("test").GetString()).ToHashSet());
        Assert.Contains("Is this judge valid?", await File.ReadAllTextAsync(_folder["v", "validity.html"], Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_is_judged_again_by_the_judges_of_its_world()
    {
        Assert.Equal(ExitCode.Success, (await Ltp.RunAsync("compare", "--items", "3", "--protocols", "recursive", "--judges", "noisy:inconsistency=1", "--out", _folder["run"])).Code);
        var verdicts = await File.ReadAllTextAsync(_folder["run", "judgements.jsonl"], Token);
        await File.WriteAllTextAsync(_folder["run", "judgements.jsonl"], "", Token);

        Assert.Equal(ExitCode.Success, (await Ltp.RunAsync("judge", _folder["run"], "--judge", "noisy:inconsistency=1")).Code);

        Assert.Equal(verdicts, await File.ReadAllTextAsync(_folder["run", "judgements.jsonl"], Token));
    }

    [Fact]
    public async Task A_judge_who_believes_whoever_says_more_is_found_out()
    {
        await ImportedAsync();

        var outcome = await Ltp.RunAsync("validate", "length", "--on", _folder["run"], "--out", _folder["v"], "--json");

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        using var result = JsonDocument.Parse(outcome.Output);
        var judge = Assert.Single(result.RootElement.GetProperty("judges").EnumerateArray());
        Assert.Equal(1, judge.GetProperty("measures").GetProperty("surface_floor_verdicts").GetProperty("value").GetDouble());
        var persuaded = judge.GetProperty("shifts").EnumerateArray().Single(s => s.GetProperty("test").GetString() == "persuader");
        Assert.Equal(1, persuaded.GetProperty("flipped").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task A_models_cost_is_told_before_and_every_call_is_made_once()
    {
        await ImportedAsync();
        await using var server = await ModelServer.StartAsync();
        await File.WriteAllTextAsync(_folder["prices.json"], """{"test/judge": {"input": 2, "output": 8}}""", Token);
        string[] command = ["validate", $"test/judge@{server.Address}", "--on", _folder["run"], "--prices", _folder["prices.json"], "--attacks", "combined-attack", "--persuader", $"test/judge@{server.Address}"];

        var told = await Ltp.RunAsync([.. command, "--dry-run"]);

        Assert.True(told.Code == ExitCode.Success, told.Error);
        Assert.Empty(server.Requests);
        Assert.Contains("2 debates; nobody was called", told.Output, StringComparison.Ordinal);
        Assert.Contains("Together $", told.Output, StringComparison.Ordinal);

        var outcome = await Ltp.RunAsync([.. command, "--out", _folder["v"]]);
        var asked = server.Requests.Count;
        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("retest agreement", outcome.Output, StringComparison.Ordinal);
        var again = await Ltp.RunAsync("validate", "--resume", _folder["v"], "--json");

        Assert.True(again.Code == ExitCode.Success, again.Error);
        Assert.Equal(asked, server.Requests.Count);
        Assert.Equal(2, await StoredRun.Open(_folder["v"]).ReadDebatesAsync(Token).CountAsync(d => d.Labels["validity"] == "retest", Token));
    }

    [Fact]
    public async Task One_model_under_several_prompts_is_a_ladder_on_the_same_debates()
    {
        await ImportedAsync();
        await using var server = await ModelServer.StartAsync();

        var outcome = await Ltp.RunAsync(
            "validate", $"verbalised:test/judge@{server.Address}", "--prompts", "default", "reasons", "--on", _folder["run"], "--tests", "alone", "--out", _folder["v"], "--json");

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        using var result = JsonDocument.Parse(outcome.Output);
        var rung = result.RootElement.GetProperty("ladder").EnumerateArray().First();
        Assert.Equal(("test/judge verbalised reasons", "test/judge verbalised default"), (rung.GetProperty("judge").GetString(), rung.GetProperty("against").GetString()));
        Assert.Contains(server.Requests, r => r.Json.ToJsonString().Contains("reasons", StringComparison.Ordinal));
        Assert.True((await Ltp.RunAsync("validate", "--resume", _folder["v"])).Code == ExitCode.Success);
    }

    [Theory]
    [InlineData("validate --on encyclopedia", "JUDGE is missing")]
    [InlineData("validate bounded", "--on is missing")]
    [InlineData("validate bounded --on nowhere", "nowhere")]
    [InlineData("validate nobody --on encyclopedia", "nobody")]
    [InlineData("validate bounded bounded:checks=1 --on encyclopedia", "two judges are the same")]
    [InlineData("validate bounded --on encyclopedia --prompts default reasons", "--prompts", "language model")]
    [InlineData("validate bounded --on encyclopedia --attacks shouting", "shouting")]
    [InlineData("validate bounded --on encyclopedia --tests all", "--tests", "relisted")]
    [InlineData("validate bounded --on encyclopedia --error 1", "--error")]
    [InlineData("validate bounded --on encyclopedia --max-debates 0", "--max-debates")]
    [InlineData("validate --define beauty", "beauty", "kappa_with_truth")]
    public async Task What_is_wrong_is_refused_before_anything_is_made(string command, params string[] telling)
    {
        (await Ltp.RunAsync([.. command.Split(' '), "--out", _folder["v"]])).IsRefused(telling);

        Assert.False(Directory.Exists(_folder["v"]));
    }

    [Fact]
    public async Task An_imported_run_refuses_judges_that_need_a_world()
    {
        await ImportedAsync();

        (await Ltp.RunAsync("validate", "bounded", "--on", _folder["run"], "--out", _folder["v"])).IsRefused("'bounded'", "quote, length");

        Assert.False(Directory.Exists(_folder["v"]));
    }

    private async Task ImportedAsync()
    {
        await File.WriteAllTextAsync(
            _folder["lamp.jsonl"],
            """
            {"id":"lamp","question":"Was the lamp lit?","answers":["yes","no"],"correct":0,"speeches":[{"role":"Ada","text":"It was, as anyone could see."},{"role":"Bob","text":"No."}]}
            {"id":"door","question":"Was the door open?","answers":["yes","no"],"correct":1,"speeches":[{"role":"Ada","text":"It was."},{"role":"Bob","text":"It was locked, and the key lay on the table."}]}

            """,
            Token);
        var imported = await Ltp.RunAsync("import", "jsonl", _folder["lamp.jsonl"], "--role", "Ada=A", "--role", "Bob=B", "--out", _folder["run"]);
        Assert.True(imported.Code == ExitCode.Success, imported.Error);
    }
}
