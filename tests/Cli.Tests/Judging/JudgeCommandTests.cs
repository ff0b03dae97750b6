using LearningThePrior.Benchmarks.Generating;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Tests.Judging;

/// <summary>Judging stored debates again, at the command line.</summary>
public sealed class JudgeCommandTests(FinishedRun run)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("keeling", "bounded", "")]
    [InlineData("snow", "noisy:temperature=2,bias=.3,inconsistency=1", "--prior ratio --posterior point")]
    [InlineData("snow", "order-robust:noisy:bias=.3,inconsistency=1", "--posterior point")]
    [InlineData("snow", "panel:bounded+oracle+noisy:inconsistency=1", "--posterior point")]
    [InlineData("taxonomy", "noisy:inconsistency=1", "")]
    [InlineData("paraphrase", "bounded", "")]
    [InlineData("snow", "oracle", "--posterior point")]
    [InlineData("encyclopedia", "noisy:inconsistency=1", "--prior ratio --posterior point")]
    [InlineData("encyclopedia", "bounded", "--posterior point --set questions=leaf --set depth=20 --set deeper-depth=40")]
    public async Task A_runs_own_judge_gives_every_verdict_again_byte_by_byte(string world, string judge, string options)
    {
        using var folder = new TemporaryFolder();
        var learned = await Ltp.RunAsync(
            [.. Ltp.TinyOn(world, worlds: 1), "--judge", judge, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--out", folder["run"]]);
        Assert.True(learned.Code == ExitCode.Success, learned.Error);
        var verdicts = await File.ReadAllTextAsync(folder["run", "judgements.jsonl"], Token);
        await File.WriteAllTextAsync(folder["run", "judgements.jsonl"], "", Token);

        var outcome = await Ltp.RunAsync("judge", folder["run"], "--judge", judge);

        Assert.Equal((ExitCode.Success, ""), (outcome.Code, outcome.Error));
        Assert.Equal(verdicts, await File.ReadAllTextAsync(folder["run", "judgements.jsonl"], Token));
    }

    [Fact]
    public async Task Judgements_are_added_after_those_that_stand_and_none_is_asked_for_twice()
    {
        using var folder = new TemporaryFolder();
        var copy = folder.CopyOf(run.Path, "run");
        var before = await File.ReadAllTextAsync(Path.Combine(copy, "judgements.jsonl"), Token);
        var debates = await StoredRun.Open(copy).ReadDebatesAsync(Token).ToListAsync(Token);
        string[] command = ["judge", copy, "--judge", "bounded", "--judge", "quote", "--orders", "both", "--stages", "each"];

        var first = await Ltp.RunAsync(command);

        Assert.Equal((ExitCode.Success, ""), (first.Code, first.Error));
        Assert.Contains("bounded(checks=1)", first.Output, StringComparison.Ordinal);
        var after = await File.ReadAllTextAsync(Path.Combine(copy, "judgements.jsonl"), Token);
        Assert.Empty(before.Split('\n').Except(after.Split('\n')));
        var judgements = await StoredRun.Open(copy).ReadJudgementsAsync(Token).ToListAsync(Token);
        Assert.Equal(4 * debates.Sum(d => d.Rounds), judgements.Count);
        Assert.Equal(judgements.Count, judgements.Select(j => (j.DebateId, j.JudgeId, j.Stage, j.Order)).Distinct().Count());

        // The bounded judge sees no labels, seats or order.
        var bounded = judgements.Where(j => j.JudgeId != "quote" && j.Final).ToLookup(j => j.DebateId);
        Assert.All(bounded, pair => Assert.Equal(pair.First().Credences, pair.Last().Credences));

        Assert.Equal(ExitCode.Success, (await Ltp.RunAsync(command)).Code);
        Assert.Equal(after, await File.ReadAllTextAsync(Path.Combine(copy, "judgements.jsonl"), Token));
    }

    [Theory]
    [InlineData("--judge nobody", "'nobody'", "quote, length", "bounded")]
    [InlineData("--judge noisy:temperature=0", "temperature")]
    [InlineData("--stages each", "--judge")]
    [InlineData("--judge quote --stages first", "'first'", "each")]
    [InlineData("--judge quote --orders random", "'random'", "both")]
    public async Task A_wrong_option_is_refused(string options, params string[] telling)
    {
        var before = Ltp.StoreOf(run.Path);

        (await Ltp.RunAsync(["judge", run.Path, .. options.Split(' ')])).IsRefused(telling);

        Assert.Equal(before, Ltp.StoreOf(run.Path));
    }

    // Of the generated debates the first and the fourth are of split=train.
    [Fact]
    public async Task Only_debates_that_meet_conditions_are_judged_where_there_are_some()
    {
        using var folder = new TemporaryFolder();
        new GeneratedStories(new(1)).Write(folder["run"], 6);

        var outcome = await Ltp.RunAsync("judge", folder["run"], "--judge", "quote", "--where", "split=train", "--where", "judge=reader");

        Assert.Equal((ExitCode.Success, ""), (outcome.Code, outcome.Error));
        Assert.Equal(
            ["debate-00000", "debate-00003"],
            await StoredRun.Open(folder["run"]).ReadJudgementsAsync(Token).Where(j => j.JudgeId == "quote").Select(j => j.DebateId).ToArrayAsync(Token));
    }

    [Theory]
    [InlineData("split=none", "--where split=none: nothing is left; split is test, train")]
    [InlineData("colour=red", "'colour' is no factor", "split")]
    [InlineData("split", "FIELD=VALUE")]
    public async Task A_condition_that_leaves_nothing_is_refused_before_anything_is_judged(string where, params string[] telling)
    {
        using var folder = new TemporaryFolder();
        new GeneratedStories(new(1)).Write(folder["run"], 2);
        var before = Ltp.StoreOf(folder["run"]);

        (await Ltp.RunAsync("judge", folder["run"], "--judge", "quote", "--where", where)).IsRefused(telling);

        Assert.Equal(before, Ltp.StoreOf(folder["run"]));
    }

    [Fact]
    public async Task An_imported_run_refuses_judges_that_need_a_world_and_takes_the_others()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new StoredRunWriter(folder["run"], new() { Schema = RunInfo.CurrentSchema, RunId = "r", Kind = "import" }))
        {
            var debate = await StoredRun.Open(run.Path).ReadDebatesAsync(Token).FirstAsync(Token);
            writer.Add(debate with { RunId = "r", Sides = [.. debate.Sides.Select((s, i) => s with { Answer = i, Credences = null })] });
            writer.Complete();
        }

        (await Ltp.RunAsync("judge", folder["run"], "--judge", "bounded")).IsRefused("'bounded'", "quote, length");
        Assert.Equal("", await File.ReadAllTextAsync(folder["run", "judgements.jsonl"], Token));

        Assert.Equal(ExitCode.Success, (await Ltp.RunAsync("judge", folder["run"], "--judge", "quote", "--judge", "length")).Code);
        Assert.Equal(["length", "quote"], (await StoredRun.Open(folder["run"]).ReadJudgementsAsync(Token).ToListAsync(Token)).Select(j => j.JudgeId));
    }

    [Fact]
    public async Task A_run_that_was_cut_off_is_to_be_finished_first()
    {
        using var folder = new TemporaryFolder();
        var copy = folder.CopyOf(run.Path, "run");
        await File.WriteAllTextAsync(Path.Combine(copy, "open.json"), """{"schema":"ltp.open/1","unit":"worlds","items":2}""", Token);

        (await Ltp.RunAsync("judge", copy, "--judge", "quote")).IsRefused("cut off", $"ltp learn --resume {copy}");
    }

    [Fact]
    public async Task A_folder_that_is_no_run_is_refused()
    {
        using var folder = new TemporaryFolder();

        (await Ltp.RunAsync("judge", folder["nowhere"], "--judge", "quote")).IsRefused("nowhere");
        (await Ltp.RunAsync("learn", "--resume", folder.Path)).IsRefused("run.json");
    }
}
