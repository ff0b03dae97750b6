using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Debating;

/// <summary>What <c>ltp debate</c> says to wrong input: one line that tells what and where, and what to do.</summary>
public sealed class DebateBadInputTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--frobnicate", "'--frobnicate'", "--help")]
    [InlineData("--protocol nonsense", "'nonsense'", "simultaneous")]
    [InlineData("--words 0", "--words", "0")]
    [InlineData("--nodes 0", "--nodes", "0")]
    [InlineData("--samples 0", "--samples", "0")]
    [InlineData("--concurrency 0", "--concurrency", "0")]
    [InlineData("--max-calls 0", "--max-calls", "0")]
    [InlineData("--max-cost nothing", "--max-cost", "'nothing'")]
    [InlineData("--judge sampled=0:openai/gpt-4o", "sampled=0", "samples")]
    [InlineData("--debater-b nomodel", "provider/model")]
    [InlineData("--debater-b nobody/model", "'nobody'", "address")]
    [InlineData("--replay nowhere", "--replay", "nowhere")]
    [InlineData("--record a --replay b", "--record", "--replay")]
    [InlineData("--resume somewhere", "--resume")]
    [InlineData("--prices nowhere.json", "--prices", "nowhere.json")]
    [InlineData("--max-cost 1", "--max-cost", "price of test/talker")]
    [InlineData("--max-calls -1 --dry-run", "--max-calls", "-1")]
    [InlineData("--cluster local:0", "--cluster", "'local:0'", "from 1 to 64")]
    public async Task A_wrong_option_is_refused_in_one_line_before_anybody_is_called(string options, params string[] telling)
    {
        await using var talk = await Talk.BeginAsync();

        (await Ltp.RunAsync(talk.Command("run", options.Split(' ')))).IsRefused(telling);

        Assert.Equal(0, talk.Server.Counts.Requests);
        Assert.False(Directory.Exists(talk.Folder["run"]));
    }

    [Theory]
    [InlineData("--rounds 100000000", "--rounds", "from 1 to 100")]
    [InlineData("--protocol interactive:rounds=100000000", "rounds", "from 1 to 100")]
    [InlineData("--samples 100000000", "--samples", "from 1 to 10000")]
    [InlineData("--items 100000000", "--items", "from 1 to 1000000")]
    [InlineData("--items 1000000 --samples 10000", "10000000000 debates are too many")]
    [InlineData("--words 2000000000", "--words", "from 1 to 100000")]
    [InlineData("--nodes 2000000000", "--nodes", "from 1 to 100000")]
    [InlineData("--judge sampled=100000000:test/x@http://127.0.0.1:1/v1", "samples", "from 1 to 1000")]
    public async Task A_number_beyond_all_sense_is_refused_at_once(string options, params string[] telling) =>
        (await Ltp.RunAsync([.. DryRun, .. options.Split(' ')])).IsRefused(telling);

    [Fact]
    public async Task A_dry_run_of_very_many_debates_is_estimated_from_a_part_of_them()
    {
        var outcome = await Ltp.RunAsync([.. DryRun, "--samples", "1000"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Matches("^20,000 debates on 20 questions; nobody was called; 1,0[0-9]{2} of them were rehearsed, and all are estimated from these\\.", outcome.Output);

        // Two orders each.
        Assert.Matches("judge +test/x +40,000 ", outcome.Output);
    }

    private static readonly string[] DryRun =
        ["debate", "--tree", "world:encyclopedia", "--debater", "test/x@http://127.0.0.1:1/v1", "--judge", "test/x@http://127.0.0.1:1/v1", "--dry-run"];

    [Theory]
    [InlineData("q.jsonl", "{\"question\":\"x?\"}\n{\"id\":\"a\"}\n", "line 2", "'question'")]
    [InlineData("q.jsonl", "{\"question\":\"x?\",\"correct\":\"maybe\"}\n", "line 1", "correct")]
    [InlineData("q.jsonl", "{\"question\":\"x?\"}\nnot json\n", "line 2")]
    [InlineData("q.jsonl", "", "no question")]
    [InlineData("q.csv", "id,question\na,x?\nb,\n", "line 3", "'question'")]
    [InlineData("q.csv", "id,question,answers\na,x?,one\n", "line 2", "answers")]
    [InlineData("q.csv", "id,question\na,x?\na,y?\n", "line 3", "'a'")]
    public async Task A_questions_file_that_lacks_something_is_refused_with_file_and_line(string name, string text, params string[] telling)
    {
        await using var talk = await Talk.BeginAsync();
        await File.WriteAllTextAsync(talk.Folder[name], text, Token);

        (await Ltp.RunAsync("debate", "--questions", talk.Folder[name], "--tree", talk.Folder["house"], "--debater", talk.Talker, "--judge", talk.Judge)).IsRefused([name, .. telling]);
    }

    [Theory]
    [InlineData("--questions {q} --tree {t} --judge openai/gpt-4o", "--debater is missing")]
    [InlineData("--questions {q} --tree {t} --debater openai/gpt-4o", "--judge is missing")]
    [InlineData("--questions {q} --debater openai/gpt-4o --judge openai/gpt-4o", "--tree is missing")]
    [InlineData("--tree {t} --debater openai/gpt-4o --judge openai/gpt-4o", "--questions is missing")]
    [InlineData("--questions {q} --tree nowhere --debater openai/gpt-4o --judge openai/gpt-4o", "nowhere")]
    [InlineData("--questions nowhere.jsonl --tree {t} --debater openai/gpt-4o --judge openai/gpt-4o", "nowhere.jsonl")]
    [InlineData("--tree world:atlantis --debater openai/gpt-4o --judge openai/gpt-4o", "atlantis")]
    [InlineData("--questions {q} --tree {t} --debater openai/gpt-4o --judge openai/gpt-4o --rounds 0", "rounds", "0 is not")]
    [InlineData("--resume nowhere", "nowhere", "run.json")]
    public async Task What_is_missing_is_named(string options, params string[] telling)
    {
        await using var talk = await Talk.BeginAsync();
        string[] words = [.. options.Split(' ').Select(w => w.Replace("{q}", talk.Folder["questions.jsonl"], StringComparison.Ordinal).Replace("{t}", talk.Folder["house"], StringComparison.Ordinal))];

        (await Ltp.RunAsync(["debate", .. words])).IsRefused(telling);
    }

    [Fact]
    public async Task A_wrong_key_is_one_line_that_names_the_variable_and_the_run_can_go_on()
    {
        await using var talk = await Talk.BeginAsync(new() { Key = "sk-right" });

        var outcome = await Ltp.RunAsync(talk.Command("run"));

        Assert.Equal(ExitCode.BadInput, outcome.Code);
        Assert.Contains("refuses the key (HTTP 401)", LastLine(outcome), StringComparison.Ordinal);
        Assert.Contains("TEST_API_KEY", LastLine(outcome), StringComparison.Ordinal);
        Assert.Contains("--resume", LastLine(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_model_is_one_line_that_names_it()
    {
        await using var talk = await Talk.BeginAsync(new() { Models = ["another"] });

        var outcome = await Ltp.RunAsync(talk.Command("run"));

        Assert.Equal(ExitCode.BadInput, outcome.Code);
        Assert.Contains("test/talker", LastLine(outcome), StringComparison.Ordinal);
        Assert.Contains("is not known there (HTTP 404)", LastLine(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_where_nobody_answers_is_one_line_and_no_row_of_the_table()
    {
        await using var talk = await Talk.BeginAsync();

        // Port 9, "discard": no test's server is ever given it.
        var nowhere = talk.Command("run").Select(word => word.Replace(talk.Server.Address.ToString(), "http://127.0.0.1:9/v1/", StringComparison.Ordinal));
        var outcome = await Ltp.RunAsync([.. nowhere]);

        Assert.Equal(ExitCode.Failure, outcome.Code);
        Assert.Contains("cannot be reached: nothing answers; check the address and that the server runs", LastLine(outcome), StringComparison.Ordinal);
        Assert.Contains("--resume", LastLine(outcome), StringComparison.Ordinal);
        Assert.False(File.Exists(talk.Folder["run", "debates.jsonl"]));
    }

    [Fact]
    public async Task A_model_without_tools_is_told_of_reading_by_words_which_works()
    {
        await using var talk = await Talk.BeginAsync(new() { Tools = false });

        var outcome = await Ltp.RunAsync(talk.Command("run"));
        var byWords = await Ltp.RunAsync(talk.Command("words", "--reading", "words"));

        Assert.Equal(ExitCode.BadInput, outcome.Code);
        Assert.Contains("refuses tools", LastLine(outcome), StringComparison.Ordinal);
        Assert.Contains("--reading words", LastLine(outcome), StringComparison.Ordinal);
        Assert.True(byWords.Code == ExitCode.Success, byWords.Error);
    }

    [Fact]
    public async Task A_judge_without_log_probabilities_is_told_of_the_other_ways_which_work_and_pay_for_nothing_twice()
    {
        await using var talk = await Talk.BeginAsync(new() { LogProbabilities = false });

        var outcome = await Ltp.RunAsync(talk.Command("run"));
        var verbalised = await Ltp.RunAsync([.. talk.Command("verbalised", "--record", talk.Folder["run", "recordings"]).Select(w => w == talk.Judge ? $"verbalised:{w}" : w)]);

        Assert.Equal(ExitCode.BadInput, outcome.Code);
        Assert.Contains("gives no log-probabilities", LastLine(outcome), StringComparison.Ordinal);
        Assert.Contains("--judge verbalised:MODEL", LastLine(outcome), StringComparison.Ordinal);
        Assert.True(verbalised.Code == ExitCode.Success, verbalised.Error);
        Assert.Equal(talk.Server.Counts.Requests, talk.Server.Counts.ByBody.Count);
    }

    private static string LastLine(Outcome outcome)
    {
        var last = outcome.Error.TrimEnd().Split('\n')[^1];
        Assert.StartsWith("ltp: ", last, StringComparison.Ordinal);
        return last;
    }
}
