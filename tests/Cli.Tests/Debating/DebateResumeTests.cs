using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Debating;

/// <summary>What stops <c>ltp debate</c>, and with what it goes on: limits, recordings, questions and documents.</summary>
public sealed class DebateResumeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--max-calls 17", "the limit of 17 calls is reached", "--max-calls MORE")]
    [InlineData("--max-cost 0.02", "the limit of 0.02 US dollars is reached", "--max-cost MORE")]
    public async Task A_limit_stops_the_run_with_all_that_was_paid_for_and_resuming_finishes_it(string limit, params string[] telling)
    {
        await using var talk = await Talk.BeginAsync(new() { Latency = TimeSpan.FromMilliseconds(5) });
        string[] prices = ["--prices", talk.Folder["prices.json"]];
        await Ltp.RunAsync(talk.Command("whole", prices));
        var before = talk.Server.Counts.Requests;

        var stopped = await Ltp.RunAsync([.. talk.Command("run", prices), .. limit.Split(' ')]);

        Assert.Equal(ExitCode.Failure, stopped.Code);
        Assert.All([.. telling, "everything is kept", $"--resume {talk.Folder["run"]}"], word => Assert.Contains(word, stopped.Error, StringComparison.Ordinal));
        Assert.False(File.Exists(talk.Folder["run", "debates.jsonl"]));

        // Nothing that was sent was thrown away, calls under way at the limit included.
        var sent = talk.Server.Counts.Requests - before;
        Assert.InRange(sent, 1, before - 1);
        Assert.Equal(sent, talk.Recorded("run"));

        var resumed = await Ltp.RunAsync(["debate", "--resume", talk.Folder["run"], .. prices]);

        Assert.True(resumed.Code == ExitCode.Success, resumed.Error);
        Assert.Equal(before, talk.Server.Counts.Requests - before);
        Assert.Equal(talk.Store("whole"), talk.Store("run"));
        Assert.Equal(talk.Calls("whole"), talk.Calls("run"));
    }

    [Fact]
    public async Task Calls_that_were_under_way_at_a_limit_count_when_the_run_goes_on()
    {
        await using var talk = await Talk.BeginAsync(new() { Latency = TimeSpan.FromMilliseconds(20) });
        string[] prices = ["--prices", talk.Folder["prices.json"]];
        await Ltp.RunAsync(talk.Command("run", [.. prices, "--max-cost", "0.005", "--concurrency", "8"]));
        var sent = talk.Server.Counts.Requests;

        var same = await Ltp.RunAsync(["debate", "--resume", talk.Folder["run"], .. prices, "--max-cost", "0.005"]);
        var calls = await Ltp.RunAsync(["debate", "--resume", talk.Folder["run"], .. prices, "--max-calls", $"{sent}"]);

        Assert.All([same, calls], o => Assert.Equal(ExitCode.Failure, o.Code));
        Assert.Equal(sent, talk.Server.Counts.Requests);
        Assert.Equal(ExitCode.Failure, (await Ltp.RunAsync(["debate", "--resume", talk.Folder["run"], .. prices, "--max-calls", $"{sent + 3}"])).Code);
        Assert.Equal(sent + 3, talk.Server.Counts.Requests);
    }

    [Fact]
    public async Task A_line_of_the_calls_that_is_none_is_moved_aside_and_told_and_the_run_goes_on()
    {
        await using var talk = await Talk.BeginAsync();
        await Ltp.RunAsync(talk.Command("whole"));
        await Ltp.RunAsync(talk.Command("run", "--max-calls", "9"));
        var (calls, requests) = (await File.ReadAllLinesAsync(talk.Folder["run", "calls.jsonl"], Token), talk.Server.Counts.Requests);
        await File.WriteAllLinesAsync(talk.Folder["run", "calls.jsonl"], [.. calls[..4], "garbage", .. calls[4..]], Token);

        var resumed = await Ltp.RunAsync("debate", "--resume", talk.Folder["run"]);

        Assert.True(resumed.Code == ExitCode.Success, resumed.Error);
        Assert.Single(resumed.Error.Split('\n'), l => l.Contains("calls.jsonl.torn", StringComparison.Ordinal));
        Assert.Equal("garbage", (await File.ReadAllTextAsync(talk.Folder["run", "calls.jsonl.torn"], Token)).Trim());
        Assert.Equal(talk.Recorded("whole") - 9, talk.Server.Counts.Requests - requests);
        Assert.Equal(talk.Store("whole"), talk.Store("run"));
        Assert.Equal(talk.Calls("whole"), talk.Calls("run"));
    }

    [Fact]
    public async Task Of_two_that_go_on_with_one_run_at_once_one_is_refused_and_no_call_is_sent_twice()
    {
        await using var talk = await Talk.BeginAsync(new() { Latency = TimeSpan.FromMilliseconds(50) });
        await Ltp.RunAsync(talk.Command("run", "--max-calls", "5"));
        string[] resume = ["debate", "--resume", talk.Folder["run"], "--concurrency", "1"];

        var outcomes = await Task.WhenAll(Ltp.RunAsync(resume), Ltp.RunAsync(resume));

        var (finished, refused) = outcomes[0].Code == ExitCode.Success ? (outcomes[0], outcomes[1]) : (outcomes[1], outcomes[0]);
        Assert.True(finished.Code == ExitCode.Success, finished.Error);
        refused.IsRefused(talk.Folder["run"], "is being written by another ltp");
        Assert.Equal(talk.Server.Counts.Requests, talk.Server.Counts.ByBody.Count);
        Assert.Equal(talk.Recorded("run"), talk.Server.Counts.Requests);
    }

    [Fact]
    public async Task A_limit_on_calls_is_never_exceeded()
    {
        await using var talk = await Talk.BeginAsync();

        await Ltp.RunAsync(talk.Command("run", "--max-calls", "7"));

        Assert.Equal(7, talk.Server.Counts.Requests);
    }

    [Fact]
    public async Task A_limit_on_cost_without_prices_calls_nobody()
    {
        await using var talk = await Talk.BeginAsync();

        (await Ltp.RunAsync(talk.Command("run", "--max-cost", "1"))).IsRefused("the price of test/talker", "--prices");

        Assert.False(Directory.Exists(talk.Folder["run"]));
        Assert.Equal(0, talk.Server.Counts.Requests);
    }

    [Fact]
    public async Task A_run_goes_on_with_the_recordings_that_it_began_with()
    {
        await using var talk = await Talk.BeginAsync();
        await Ltp.RunAsync(talk.Command("run", "--record", talk.Folder["replies"], "--max-calls", "5"));

        var resumed = await Ltp.RunAsync("debate", "--resume", talk.Folder["run"]);

        Assert.True(resumed.Code == ExitCode.Success, resumed.Error);
        Assert.Equal(talk.Server.Counts.Requests, talk.Server.Counts.ByBody.Count);
        Assert.Equal(0, talk.Recorded("run"));
    }

    [Fact]
    public async Task A_finished_run_is_told_again_and_calls_nobody()
    {
        await using var talk = await Talk.BeginAsync();
        await Ltp.RunAsync(talk.Command("run"));
        var requests = talk.Server.Counts.Requests;

        var again = await Ltp.RunAsync("debate", "--resume", talk.Folder["run"]);

        Assert.Equal(ExitCode.Success, again.Code);
        Assert.Contains("is finished", again.Error, StringComparison.Ordinal);
        Assert.Equal(requests, talk.Server.Counts.Requests);
    }

    [Fact]
    public async Task Questions_that_were_changed_are_not_gone_on_with()
    {
        await using var talk = await Talk.BeginAsync();
        await Ltp.RunAsync(talk.Command("run", "--max-calls", "5"));
        await File.AppendAllTextAsync(talk.Folder["questions.jsonl"], """{"question":"And this?"}""", Token);

        (await Ltp.RunAsync("debate", "--resume", talk.Folder["run"])).IsRefused("questions.jsonl", "changed");
    }

    [Theory]
    [InlineData("roof.md", "And a chimney.", "was changed after the run began")]
    [InlineData("attic/beams.txt", "Oak.", "was added after the run began")]
    [InlineData("boiler.md", null, "is missing")]
    public async Task Documents_that_are_not_what_they_were_are_named_and_not_gone_on_with(string name, string? added, string telling)
    {
        await using var talk = await Talk.BeginAsync();
        await Ltp.RunAsync(talk.Command("run", "--max-calls", "5"));
        var (file, requests) = (talk.Folder["house", name], talk.Server.Counts.Requests);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (added is null)
        {
            File.Delete(file);
        }
        else
        {
            await File.AppendAllTextAsync(file, added, Token);
        }

        (await Ltp.RunAsync("debate", "--resume", talk.Folder["run"])).IsRefused(file, telling);

        Assert.Equal(requests, talk.Server.Counts.Requests);
    }

    [Theory]
    [InlineData("torn.json", "{\"a\":", "torn.json, line 1")]
    [InlineData("latin.md", "\u00ff", "latin.md is no text in UTF-8")]
    public async Task A_document_that_cannot_be_read_is_refused_before_anybody_is_called(string name, string text, string telling)
    {
        await using var talk = await Talk.BeginAsync();
        await File.WriteAllTextAsync(talk.Folder["house", name], text, System.Text.Encoding.Latin1, Token);

        (await Ltp.RunAsync(talk.Command("run"))).IsRefused(telling);
        (await Ltp.RunAsync(talk.Command("run", "--dry-run"))).IsRefused(telling);

        Assert.Equal(0, talk.Server.Counts.Requests);
    }

    [Fact]
    public async Task What_is_no_document_may_change_and_the_run_goes_on()
    {
        await using var talk = await Talk.BeginAsync();
        await Ltp.RunAsync(talk.Command("run", "--max-calls", "5"));
        await File.WriteAllTextAsync(talk.Folder["house", ".notes.md"], "Mine.", Token);
        await File.WriteAllTextAsync(talk.Folder["house", "plan.png"], "no text", Token);

        var resumed = await Ltp.RunAsync("debate", "--resume", talk.Folder["run"]);

        Assert.True(resumed.Code == ExitCode.Success, resumed.Error);
    }

    [Theory]
    [InlineData("--out", "run")]
    [InlineData("--record", "replies")]
    [InlineData("--record", "")]
    public async Task A_run_is_not_written_among_the_documents_that_it_is_about(string option, string name)
    {
        await using var talk = await Talk.BeginAsync();
        string[] command = [.. talk.Command("run").SkipLast(2), "--out", talk.Folder["run"]];

        (await Ltp.RunAsync([.. command.Where(w => option != "--out" || (w != "--out" && w != talk.Folder["run"])), option, talk.Folder["house", name]])).IsRefused(option, name);

        Assert.Equal(0, talk.Server.Counts.Requests);
    }
}
