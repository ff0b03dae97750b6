using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Tests.Learning;

/// <summary>What a run leaves, and that it leaves the same however it came about.</summary>
public sealed class LearnTests(FinishedRun run)
{
    private const int SIGINT = 2;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_run_ends_with_a_table_and_leaves_its_files()
    {
        Assert.Equal(ExitCode.Success, run.Outcome.Code);
        Assert.All(
            ["exact Bayes", "learned prior", "direct fit", "shift recovered", "regret", "a world took", "Handed to learned prior", "Ledger", "summary.json"],
            word => Assert.Contains(word, run.Outcome.Output, StringComparison.Ordinal));
        Assert.All(
            ["run.json", "items.jsonl", "summary.json", "summary.svg", "debates.jsonl", "judgements.jsonl", "keys.jsonl", "nodes.jsonl", "worlds/0000.json", "worlds/0001.json"],
            file => Assert.True(new FileInfo(Path.Combine(run.Path, file)).Length > 0, file));
        Assert.Contains("keeling", run.Outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_has_the_promised_keys()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(run.Path, "summary.json")));
        var root = json.RootElement;

        Assert.Equal("keeling", root.GetProperty("world").GetString());
        Assert.Equal("60", root.GetProperty("settings").GetProperty("verdicts").GetString());
        Assert.Equal(3, root.GetProperty("seeds").GetArrayLength());
        foreach (var set in new[] { "d", "d_star" })
        {
            foreach (var predictor in new[] { "bayes", "ltp", "direct", "truth" })
            {
                Assert.True(root.GetProperty("nll").GetProperty(set).TryGetProperty(predictor, out _), $"{set} {predictor}");
            }
        }

        Assert.Equal(2, root.GetProperty("nll").GetProperty("d_star").GetProperty("ltp").GetProperty("ci95").GetArrayLength());
        Assert.All(
            ["direct_fits", "shift_recovered", "regret_d_star", "ledger", "debate", "wall_s"],
            key => Assert.True(root.TryGetProperty(key, out _), key));
    }

    [Fact]
    public async Task The_store_holds_every_debate_once_and_the_ledger_counts_them()
    {
        var ids = await DebatesAsync(run.Path);

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(run.Path, "summary.json"), Token));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(json.RootElement.GetProperty("ledger").GetProperty("judge_calls").GetInt64(), ids.Count);
        Assert.Equal(["w0000", "w0001"], ids.Select(id => id[..5]).Distinct().Order());
    }

    [Fact]
    public async Task The_program_on_one_core_prints_as_json_the_same_bytes_and_nothing_else()
    {
        using var folder = new TemporaryFolder();

        using var process = Ltp.Start(1, [.. Ltp.Tiny, "--json", "--out", folder["run"]]);
        var outcome = await Ltp.FinishAsync(process);

        Assert.Equal((ExitCode.Success, ""), (outcome.Code, outcome.Error));
        Assert.Equal((await File.ReadAllTextAsync(folder["run", "summary.json"], Token)).TrimEnd(), outcome.Output.TrimEnd());
        Assert.Equal(Ltp.SummaryOf(run.Path), Ltp.SummaryOf(folder["run"]));
        Assert.Equal(Ltp.StoreOf(run.Path), Ltp.StoreOf(folder["run"]));
        Assert.Equal(Ltp.CurvesOf(run.Path), Ltp.CurvesOf(folder["run"]));
        Assert.Equal((await DebatesAsync(run.Path)).Order(), (await DebatesAsync(folder["run"])).Order());
    }

    [Fact]
    public async Task Another_seed_gives_another_run_which_refuses_this_ones_debates()
    {
        using var folder = new TemporaryFolder();

        var outcome = await Ltp.RunAsync([.. Ltp.TinyOn("keeling", worlds: 1), "--seed", "2", "--out", folder["run"]]);

        Assert.Equal(ExitCode.Success, outcome.Code);
        Assert.NotEqual(File.ReadAllText(Path.Combine(run.Path, "worlds", "0000.json")), await File.ReadAllTextAsync(folder["run", "worlds", "0000.json"], Token));

        File.Delete(folder["run", "worlds", "0000.json"]);
        var debates = File.ReadLines(Path.Combine(run.Path, "debates.jsonl")).Where(l => l.Contains("\"w0000/", StringComparison.Ordinal)).ToArray();
        await File.WriteAllLinesAsync(folder["run", "debates.jsonl"], debates, Token);
        (await Ltp.RunAsync("learn", "--json", "--resume", folder["run"])).IsRefused("w0000/000000", "another run");
        Assert.Equal(debates, await File.ReadAllLinesAsync(folder["run", "debates.jsonl"], Token));
    }

    [Fact]
    public async Task Killed_again_and_again_and_resumed_it_ends_with_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var whole = new FileInfo(Path.Combine(run.Path, "debates.jsonl")).Length;
        string[] command = [.. Ltp.Tiny, "--out", folder["run"]];
        foreach (var share in new[] { 0, .4, .8 })
        {
            using var process = Ltp.Start(2, command);
            await StoreGrowsAsync(process, folder["run", "debates.jsonl"], (long)(share * whole));
            process.Kill();
            await process.WaitForExitAsync(Token);
            command = ["learn", "--resume", folder["run"]];
        }

        Assert.False(File.Exists(folder["run", "summary.json"]));

        var outcome = await Ltp.RunAsync(command);

        Assert.Equal(ExitCode.Success, outcome.Code);
        Assert.Equal(Ltp.SummaryOf(run.Path), Ltp.SummaryOf(folder["run"]));
        Assert.Equal(Ltp.StoreOf(run.Path), Ltp.StoreOf(folder["run"]));
        Assert.Equal(Ltp.CurvesOf(run.Path), Ltp.CurvesOf(folder["run"]));
        Assert.Equal((await DebatesAsync(run.Path)).Order(), (await DebatesAsync(folder["run"])).Order());
    }

    [Fact]
    public async Task Interrupted_it_says_so_in_one_line_and_goes_on_when_resumed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent as Linux has them.");
        using var folder = new TemporaryFolder();
        using var process = Ltp.Start(2, [.. Ltp.Tiny, "--json", "--out", folder["run"]]);
        await StoreGrowsAsync(process, folder["run", "debates.jsonl"], 0);

        Assert.Equal(0, Kill(process.Id, SIGINT));
        var outcome = await Ltp.FinishAsync(process);

        Assert.Equal((ExitCode.Cancelled, ""), (outcome.Code, outcome.Output));
        Assert.StartsWith("ltp: stopped", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"ltp learn --resume {folder["run"]}", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.Trim().Split('\n'));

        Assert.Equal(ExitCode.Success, (await Ltp.RunAsync("learn", "--json", "--resume", folder["run"])).Code);
        Assert.Equal(Ltp.SummaryOf(run.Path), Ltp.SummaryOf(folder["run"]));
        Assert.Equal(Ltp.StoreOf(run.Path), Ltp.StoreOf(folder["run"]));
        Assert.Equal(Ltp.CurvesOf(run.Path), Ltp.CurvesOf(folder["run"]));
        Assert.Equal((await DebatesAsync(run.Path)).Order(), (await DebatesAsync(folder["run"])).Order());
    }

    [Fact]
    public async Task Debates_cut_within_their_last_line_loses_that_debate_alone_and_plays_it_again()
    {
        using var folder = new TemporaryFolder();
        var copy = folder.CopyOf(run.Path, "run");
        File.Delete(Path.Combine(copy, "worlds", "0000.json"));
        File.Delete(Path.Combine(copy, "worlds", "0001.json"));
        await using (var debates = new FileStream(Path.Combine(copy, "debates.jsonl"), FileMode.Open))
        {
            debates.SetLength(debates.Length - 100);
        }

        var outcome = await Ltp.RunAsync("learn", "--resume", copy);

        Assert.Equal(ExitCode.Success, outcome.Code);
        Assert.Equal(Ltp.SummaryOf(run.Path), Ltp.SummaryOf(copy));
        Assert.Equal(Ltp.StoreOf(run.Path), Ltp.StoreOf(copy));
        Assert.Equal(Ltp.CurvesOf(run.Path), Ltp.CurvesOf(copy));
        Assert.Equal((await DebatesAsync(run.Path)).Order(), (await DebatesAsync(copy)).Order());
    }

    [Fact]
    public async Task Resuming_a_finished_run_asks_nothing_and_tells_the_same()
    {
        using var folder = new TemporaryFolder();
        var copy = folder.CopyOf(run.Path, "run");

        var outcome = await Ltp.RunAsync("learn", "--resume", copy);

        Assert.Equal(ExitCode.Success, outcome.Code);
        Assert.Equal(Ltp.SummaryOf(run.Path), Ltp.SummaryOf(copy));
        Assert.Equal(Ltp.StoreOf(run.Path), Ltp.StoreOf(copy));
        Assert.Equal(Ltp.CurvesOf(run.Path), Ltp.CurvesOf(copy));
        Assert.Equal(File.ReadAllText(Path.Combine(run.Path, "debates.jsonl")), await File.ReadAllTextAsync(Path.Combine(copy, "debates.jsonl"), Token));
    }

    [Fact]
    public async Task The_loop_runs_on_every_world_with_every_judge_and_search_that_is_offered()
    {
        using var folder = new TemporaryFolder();
        (string World, string[] Options)[] cases =
        [
            ("snow", ["--judge", "oracle", "--search", "random", "--prior", "ratio", "--posterior", "box:samples=4,cells=4", "--objective", "mixture"]),
            ("snow", ["--posterior", "factorised:samples=4,cells=4", "--objective", "joint"]),
            ("encyclopedia", ["--judge", "noisy:temperature=2,bias=.1,inconsistency=.5", "--search", "evolution", "--objective", "joint"]),
            ("encyclopedia", ["--judge", "panel:bounded+order-robust:noisy:bias=1", "--search", "random"]),
            ("encyclopedia", ["--judge", "bounded", "--search", "evolution", "--posterior", "point", "--set", "shared=false"]),
        ];
        foreach (var (i, (world, options)) in cases.Index())
        {
            var outcome = await Ltp.RunAsync([.. Ltp.TinyOn(world, worlds: 1), .. options, "--out", folder[$"{i}"]]);

            Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
            Assert.True(File.Exists(folder[$"{i}", "summary.json"]));
        }
    }

    private static async Task<List<string>> DebatesAsync(string folder) =>
        await StoredRun.Open(folder).ReadDebatesAsync(Token).Select(d => d.DebateId).ToListAsync(Token);

    private static async Task StoreGrowsAsync(Process process, string debates, long beyond)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!File.Exists(debates) || new FileInfo(debates).Length <= beyond)
        {
            Assert.False(process.HasExited, "The run ended before it could be stopped.");
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Ltp.Patience, "The store does not grow.");
            await Task.Delay(2, Token);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
