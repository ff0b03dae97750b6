using System.Text.RegularExpressions;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Debating;

/// <summary>Protocols beyond assigned speeches, played by models: sides that they pick, claims that they divide, and what is told after a run.</summary>
public sealed partial class PickedSidesTests
{
    [Theory]
    [InlineData("open-debate", 2)]
    [InlineData("open-consultancy", 1)]
    public async Task Models_pick_the_answers_that_they_argue_for_once_a_question(string protocol, int sides)
    {
        await using var talk = await Talk.BeginAsync();

        var outcome = await Ltp.RunAsync(talk.Command("run", "--protocol", protocol));

        Assert.True(outcome.Code == 0, outcome.Error);
        var debates = talk.Lines("run", "debates.jsonl");
        Assert.Equal(3, debates.Count);
        Assert.All(debates, d => Assert.Equal(sides, d.GetProperty("sides").EnumerateArray().Select(s => s.GetProperty("answer").GetInt32()).Distinct().Count()));
        Assert.Contains(talk.Server.Requests, r => r.Body.Contains("you choose which answer you will argue for", StringComparison.Ordinal));
    }

    [Fact]
    public async Task To_exchange_answers_that_are_picked_is_refused_before_any_call()
    {
        await using var talk = await Talk.BeginAsync();

        (await Ltp.RunAsync(talk.Command("run", "--protocol", "open-debate", "--swap"))).IsRefused("--swap", "open-debate", "pick their answers themselves");
        Assert.Equal(0, talk.Server.Counts.Requests);
    }

    [Fact]
    public async Task A_comparison_of_sides_that_models_pick_is_refused_in_the_users_words()
    {
        await using var talk = await Talk.BeginAsync();

        var outcome = await Ltp.RunAsync(
            "compare", "--questions", talk.Folder["questions.jsonl"], "--tree", talk.Folder["house"], "--debater", talk.Talker, "--judges", $"verbalised:{talk.Judge}", "--protocols", "open-debate", "--out", talk.Folder["run"]);

        Assert.Equal(ExitCode.BadInput, outcome.Code);
        Assert.Contains("'ltp debate --protocol open-debate' plays that", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("OpenChoice", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, talk.Server.Counts.Requests);
    }

    [Fact]
    public async Task A_recursive_debate_that_nobody_opened_with_a_claim_says_so()
    {
        await using var talk = await Talk.BeginAsync();

        var outcome = await Ltp.RunAsync("debate", "--questions", talk.Folder["questions.jsonl"], "--tree", talk.Folder["house"], "--debater", talk.Talker, "--judge", talk.Judge, "--protocol", "recursive", "--out", talk.Folder["run"]);

        Assert.True(outcome.Code == 0, outcome.Error);
        Assert.Contains("3 of 3 debates ended at their opening", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_run_there_are_three_tables_at_most_and_no_name_of_a_type()
    {
        await using var talk = await Talk.BeginAsync();

        var outcome = await Ltp.RunAsync(talk.Command("run", "--swap"));
        await Ltp.RunAsync("report", talk.Folder["run"]);

        Assert.InRange(Rules().Count(outcome.Output), 1, 3);
        Assert.Contains("simultaneous:rounds=1", (await Ltp.RunAsync("analyze", talk.Folder["run"], "--by", "protocol")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SimultaneousDebate", File.ReadAllText(talk.Folder["run", "report.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_heeds_the_most_tokens_of_a_role()
    {
        await using var talk = await Talk.BeginAsync();

        var usual = await Ltp.RunAsync(talk.Command("run", "--dry-run"));
        var brief = await Ltp.RunAsync(talk.Command("run", "--dry-run", "--settings", "debater.max_tokens=20"));

        // 3 questions, 3 replies before and in each speech: none longer than 20 tokens.
        Assert.Equal(3 * 3 * 20, Written(brief.Output, "debater_a"));
        Assert.True(Written(usual.Output, "debater_a") > Written(brief.Output, "debater_a"));
    }

    private static int Written(string output, string role) => int.Parse(
        Regex.Match(output, $@"^\s*{role}\s+\S+\s+[\d,]+\s+[\d,]+\s+([\d,]+)", RegexOptions.Multiline).Groups[1].Value.Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*─{3}", RegexOptions.Multiline)]
    private static partial Regex Rules();
}
