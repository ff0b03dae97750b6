using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Tests.Learning.Text;

/// <summary><c>ltp learn --model</c> as its users run it: their D and D* on disk, an endpoint over HTTP.</summary>
public sealed class TextLearnTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_background_is_found_that_predicts_both_sets_better_than_none()
    {
        await using var server = await ModelServer.StartAsync(new());

        var outcome = await Ltp.RunAsync(Command(server, "run"));

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("learned prior (z*)", outcome.Output, StringComparison.Ordinal);
        var summary = Summary("run");
        Assert.Equal(["spam", "work"], summary.GetProperty("labels").EnumerateArray().Select(l => l.GetString()));
        Assert.True(Mean(summary, "d", "ltp") < Mean(summary, "d", "nothing"));
        Assert.True(Mean(summary, "d_star", "ltp") < Mean(summary, "d_star", "nothing"));
        var found = summary.GetProperty("ltp");
        Assert.Equal(
            found.GetProperty("log_prior").GetDouble() + found.GetProperty("log_likelihood").GetDouble(), found.GetProperty("objective").GetDouble(), 1e-9);
        Assert.Equal(
            found.GetProperty("statements").EnumerateArray().Select(s => s.GetString()), File.ReadLines(_folder["run", "z-star.txt"]));

        // n3 has no y: it is predicted and scores nothing.
        var predictions = File.ReadLines(_folder["run", "predictions.jsonl"]).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["n1", "n2", "n3"], predictions.Select(p => p.GetProperty("id").GetString()));
        Assert.Equal(JsonValueKind.Null, predictions[2].GetProperty("y").ValueKind);

        // Every query in the ledger is two calls, one for each order of the labels; what was asked before is not sent again.
        var (judged, proposed) = (Calls(summary, "judge"), Calls(summary, "proposer"));
        Assert.Equal(2 * summary.GetProperty("ledger").GetProperty("judge_calls").GetInt64(), judged);
        Assert.InRange(server.Counts.Requests, 1, judged + proposed);
    }

    [Theory]
    [InlineData(400, """{"error":{"message":"filtered","code":"content_filter"}}""")]
    [InlineData(200, """{"choices":[{"message":{"content":"I have no idea."},"finish_reason":"stop"}]}""")]
    public async Task Proposals_that_fail_or_cannot_be_read_are_counted_and_where_all_do_the_run_is_no_success(int status, string body)
    {
        await using var server = await ModelServer.StartAsync(new() { Raw = r => r["messages"]![0]!["content"]!.ToString().StartsWith("You look for a few", StringComparison.Ordinal) ? new(body, status) : null });

        var outcome = await Ltp.RunAsync(Command(server, "run", "--fail-on", "1"));

        Assert.Equal(ExitCode.Failure, outcome.Code);
        Assert.Contains("proposals could not be read, or failed. Nothing was searched", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(Summary("run").GetProperty("proposals").GetInt32(), Summary("run").GetProperty("unread_proposals").GetInt32());
        Assert.Equal(ExitCode.Failure, (await Ltp.RunAsync("learn", "--resume", _folder["run"], "--json")).Code);
    }

    [Fact]
    public async Task The_same_command_gives_the_same_bytes_whatever_is_done_side_by_side()
    {
        await using var server = await ModelServer.StartAsync(new());

        await Ltp.RunAsync(Command(server, "one", "--concurrency", "1"));
        await Ltp.RunAsync(Command(server, "eight", "--concurrency", "8"));

        Assert.Equal(Ltp.SummaryOf(_folder["one"]), Ltp.SummaryOf(_folder["eight"]));
        Assert.Equal(File.ReadAllText(_folder["one", "predictions.jsonl"]), File.ReadAllText(_folder["eight", "predictions.jsonl"]));
    }

    [Fact]
    public async Task A_run_that_met_its_limit_goes_on_without_asking_anything_twice()
    {
        await using var server = await ModelServer.StartAsync(new());
        await Ltp.RunAsync(Command(server, "whole"));
        var all = server.Counts.Requests;

        var stopped = await Ltp.RunAsync(Command(server, "run", "--max-calls", "30"));
        var resumed = await Ltp.RunAsync("learn", "--resume", _folder["run"]);

        Assert.NotEqual(ExitCode.Success, stopped.Code);
        Assert.Contains("--resume", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, resumed.Code);
        Assert.Equal(Ltp.SummaryOf(_folder["whole"]), Ltp.SummaryOf(_folder["run"]));
        Assert.Equal(2 * all, server.Counts.Requests);
    }

    [Fact]
    public async Task Of_two_that_go_on_with_one_run_at_once_one_is_refused_and_no_call_is_sent_twice()
    {
        await using var server = await ModelServer.StartAsync(new() { Latency = TimeSpan.FromMilliseconds(50) });
        await Ltp.RunAsync(Command(server, "run", "--max-calls", "30"));
        string[] resume = ["learn", "--resume", _folder["run"]];

        var outcomes = await Task.WhenAll(Ltp.RunAsync(resume), Ltp.RunAsync(resume));

        Assert.Single(outcomes, o => o.Code == ExitCode.Success);
        Assert.Single(outcomes, o => o.Code == ExitCode.BadInput).IsRefused(_folder["run"], "is being written by another ltp");
        Assert.Equal(server.Counts.Requests, Directory.EnumerateFiles(_folder["run", "recordings"], "*.json", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task A_run_is_one_of_the_store_that_holds_no_debate()
    {
        await using var server = await ModelServer.StartAsync(new());

        await Ltp.RunAsync(Command(server, "run", "--max-calls", "30"));
        Assert.Equal("0 of 1 searches finished, 0 debates", await StoredRun.Open(_folder["run"]).ProgressAsync(TestContext.Current.CancellationToken));
        await Ltp.RunAsync("learn", "--resume", _folder["run"]);
        var again = await Ltp.RunAsync("learn", "--resume", _folder["run"], "--json");

        Assert.Contains("is finished", again.Error, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(_folder["run", "summary.json"], TestContext.Current.CancellationToken), again.Output);
        Assert.True(StoredRun.Open(_folder["run"]).IsClosed);
        (await Ltp.RunAsync("report", _folder["run"], "--out", _folder["page.html"])).IsRefused(_folder["run"], "there is no");
    }

    [Fact]
    public async Task Recordings_replay_with_nobody_there()
    {
        string[] command;
        await using (var server = await ModelServer.StartAsync(new()))
        {
            command = Command(server, "", "--prior", "ratio")[..^2];
            Assert.Contains(" 0 failed", (await Ltp.RunAsync([.. command, "--out", _folder["run"], "--record", _folder["kept"]])).Output, StringComparison.Ordinal);
        }

        var replayed = await Ltp.RunAsync([.. command, "--out", _folder["again"], "--replay", _folder["kept"]]);

        Assert.True(replayed.Code == ExitCode.Success, replayed.Error);
        Assert.Equal(Lists("run", "ltp"), Lists("again", "ltp"));
        Assert.True(Summary("again").GetProperty("ledger").GetProperty("prior_comparisons").GetInt64() > 0);
    }

    [Fact]
    public async Task A_dry_run_calls_nobody_and_counts_by_role()
    {
        await using var server = await ModelServer.StartAsync(new());

        var outcome = await Ltp.RunAsync(Command(server, "run", "--dry-run"));

        // 4 proposals and 3 rounds of 2 changes to 2 backgrounds; 17 backgrounds with the empty one on 6 x, 16 priors of 8 statements, and
        // 3 x of D* with the empty one, which is best where all answers are equally likely: 102 + 128 + 3, each with its labels in both orders.
        Assert.Matches(@"proposer\s+test/tiny\s+16\s", outcome.Output);
        Assert.Matches(@"judge\s+test/tiny\s+466\s", outcome.Output);
        Assert.Matches(@"judge\s+test/tiny\s+233\s", (await Ltp.RunAsync(Command(server, "run", "--dry-run", "--set", "both-orders=false"))).Output);
        Assert.Equal(0, server.Counts.Requests);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Theory]
    [InlineData("id,x,split,y\na,hello,d,\n", "line 2", "'y' is missing")]
    [InlineData("id,x,split,y\na,hello,train,spam\n", "line 2", "/split")]
    [InlineData("id,x,split,y\na,,d,spam\n", "line 2", "'x' is missing")]
    [InlineData("id,x,split,y\na,hi,d,spam\na,ho,d_star,work\n", "two examples have the id 'a'")]
    [InlineData("id,x,split,y\na,hi,d,spam\nb,ho,d,work\n", "no example of D*")]
    [InlineData("id,x,split,y\na,hi,d,spam\nb,ho,d_star,spam\n", "all y are the same")]
    public async Task A_file_that_is_not_as_it_should_be_is_refused_before_any_call(string text, params string[] telling)
    {
        await using var server = await ModelServer.StartAsync(new());
        await File.WriteAllTextAsync(_folder["mail.csv"], text, TestContext.Current.CancellationToken);

        (await Ltp.RunAsync(["learn", "--model", $"test/tiny@{server.Address}", "--data", _folder["mail.csv"], "--out", _folder["run"]])).IsRefused(["mail.csv", .. telling]);

        Assert.Equal(0, server.Counts.Requests);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Fact]
    public async Task Options_that_do_not_go_together_are_refused()
    {
        (await Ltp.RunAsync("learn", "--max-calls", "5")).IsRefused("--max-calls", "--model");
        (await Ltp.RunAsync("learn", "--model", "test/a@http://127.0.0.1:9/v1", "--world", "snow")).IsRefused("--world", "--model");
        (await Ltp.RunAsync("learn", "--model", "test/a@http://127.0.0.1:9/v1")).IsRefused("--data");
    }

    [Fact]
    public async Task A_file_that_changed_since_is_refused_when_the_run_goes_on()
    {
        await using var server = await ModelServer.StartAsync(new());
        await Ltp.RunAsync(Command(server, "run", "--max-calls", "5"));
        await File.AppendAllTextAsync(_folder["mail.csv"], "d9,one more,d,spam\n", TestContext.Current.CancellationToken);

        (await Ltp.RunAsync("learn", "--resume", _folder["run"])).IsRefused("mail.csv", "was changed");
    }

    public void Dispose() => _folder.Dispose();

    private string[] Command(ModelServer server, string run, params string[] more)
    {
        File.WriteAllText(_folder["mail.csv"], """
            id,x,split,y
            d1,Claim your free prize before midnight,d,spam
            d2,A free voucher is waiting for you,d,spam
            d3,You won a prize in our lottery,d,spam
            d4,The meeting is moved to Monday,d,work
            d5,Minutes of the budget meeting,d,work
            d6,Report due before the Monday meeting,d,work
            n1,Free tickets in our prize draw,d_star,spam
            n2,Is the budget meeting on Monday?,d_star,work
            n3,A prize for the best report?,d_star,

            """);
        return ["learn", "--model", $"test/tiny@{server.Address}", "--data", _folder["mail.csv"], .. more, "--out", _folder[run]];
    }

    private JsonElement Summary(string run) => JsonDocument.Parse(File.ReadAllText(_folder[run, "summary.json"])).RootElement;

    private string Lists(string run, string background) => Summary(run).GetProperty(background).GetRawText();

    private static long Calls(JsonElement summary, string role) => summary.GetProperty("calls").GetProperty(role).GetProperty("calls").GetInt64();

    private static double Mean(JsonElement summary, string set, string background) =>
        summary.GetProperty("nll").GetProperty(set).GetProperty(background).GetProperty("mean").GetDouble();
}
