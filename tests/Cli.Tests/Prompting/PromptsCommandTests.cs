using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Prompting;

/// <summary><c>ltp prompts</c>, and <c>--prompts</c> of the commands that call models.</summary>
public sealed class PromptsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_prompts_and_sets_are_listed()
    {
        var listed = (await Ltp.RunAsync("prompts")).Output;

        Assert.All(["debater", "judge", "human", "overseer", "section-overseer", "proposer", "unpacker", "rebuttal", "reasons"], name => Assert.Contains($"\n{name} ", "\n" + listed, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_prompt_is_described_with_its_places_and_shown()
    {
        var shown = (await Ltp.RunAsync("prompts", "judge", "--of", "reasons")).Output;

        Assert.Contains("{{labels}}", shown, StringComparison.Ordinal);
        Assert.Contains("Reason before you answer", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_copied_out_is_read_back_as_the_same_words_and_never_written_over()
    {
        Assert.Equal(0, (await Ltp.RunAsync("prompts", "--copy", _folder["mine"])).Code);
        var again = await Ltp.RunAsync("prompts", "--copy", _folder["mine"]);

        Assert.Equal(2, again.Code);
        Assert.Contains("stands already", again.Error, StringComparison.Ordinal);
        Assert.Equal((await Ltp.RunAsync("prompts")).Output, (await Ltp.RunAsync("prompts", "--of", _folder["mine"])).Output);
    }

    [Theory]
    [InlineData("judge.txt", "=== rules\nx\n=== case\n{{quesiton}}", "judge.txt, line 4: there is no place {{quesiton}} in 'case'; did you mean {{question}}?")]
    [InlineData("juge.txt", "x", "juge.txt: there is no prompt of that name; did you mean judge.txt?")]
    public async Task A_template_that_cannot_be_used_is_refused_before_any_call(string name, string text, string error)
    {
        await using var talk = await Talk.BeginAsync();
        Directory.CreateDirectory(_folder["mine"]);
        File.WriteAllText(Path.Combine(_folder["mine"], name), text);

        var outcome = await Ltp.RunAsync(talk.Command("run", "--prompts", _folder["mine"]));

        Assert.Equal(2, outcome.Code);
        Assert.Contains(error, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, talk.Server.Counts.Requests);
    }

    [Fact]
    public async Task The_hashes_of_what_models_are_told_stand_in_the_run_and_a_changed_prompt_does_not_go_on()
    {
        await using var talk = await Talk.BeginAsync();
        await Ltp.RunAsync("prompts", "debater", "--copy", _folder["mine"]);
        var file = Path.Combine(_folder["mine"], "debater.txt");
        File.AppendAllText(file, "\n=== advice\nBe kind.\n");

        var run = await Ltp.RunAsync(talk.Command("run", "--prompts", $"reasons+{_folder["mine"]}"));
        File.AppendAllText(file, "And brief.\n");
        var resumed = await Ltp.RunAsync("debate", "--resume", talk.Folder["run"]);

        Assert.True(run.Code == 0, run.Error);
        var told = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(talk.Folder["run", "run.json"]))!;
        Assert.Equal(["debater", "judge"], told["prompts"]!.AsObject().Select(p => p.Key));
        Assert.Contains("judge/reasons-1", File.ReadAllText(talk.Folder["run", "judgements.jsonl"]), StringComparison.Ordinal);
        Assert.Equal(2, resumed.Code);
        Assert.Contains("debater was changed after the run began", resumed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shipped_variants_are_compared_on_the_same_questions()
    {
        await using var talk = await Talk.BeginAsync();

        var compared = await Ltp.RunAsync(
            "compare", "--questions", talk.Folder["questions.jsonl"], "--tree", talk.Folder["house"], "--debater", talk.Talker, "--judges", $"verbalised:{talk.Judge}",
            "--protocols", "simultaneous:rounds=1", "--prompts", "default", "rebuttal", "--out", talk.Folder["run"]);

        Assert.True(compared.Code == 0, compared.Error);
        Assert.Contains("rebuttal", compared.Output, StringComparison.Ordinal);
        Assert.Equal(24, talk.Lines("run", "debates.jsonl").Count);
        Assert.Contains(talk.Server.Requests, r => r.Body.Contains("every claim of your opponent", StringComparison.Ordinal) || r.Body.Contains("List what the library", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stored_debate_is_judged_again_by_a_judge_who_reasons_beside_the_one_who_does_not()
    {
        await using var talk = await Talk.BeginAsync();
        await Ltp.RunAsync(talk.Command("run"));

        var judged = await Ltp.RunAsync("judge", talk.Folder["run"], "--judge", $"verbalised:{talk.Judge}", "--prompts", "reasons");

        Assert.True(judged.Code == 0, judged.Error);
        var added = talk.Lines("run", "judgements.jsonl").Where(j => j.GetProperty("judge_id").GetString()!.EndsWith(" reasons", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, added.Count);
        Assert.All(added, j => Assert.Contains("\"reasons\":", j.GetProperty("raw").GetString(), StringComparison.Ordinal));
    }
}
