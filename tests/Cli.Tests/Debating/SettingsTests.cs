using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Cli.Tests.Debating;

/// <summary>How each role is asked: defaults, settings, and the shape that an endpoint takes.</summary>
public sealed class SettingsTests
{
    [Fact]
    public async Task A_judge_has_a_small_limit_of_its_own_and_settings_are_sent_kept_and_gone_on_with()
    {
        await using var talk = await Talk.BeginAsync();
        await File.WriteAllTextAsync(talk.Folder["settings.json"], """{"debater": {"top_p": 0.5, "extra": {"top_k": 20}}}""", TestContext.Current.CancellationToken);

        await Ltp.RunAsync(talk.Command("usual"));
        var usual = talk.Server.Requests.Count;
        var stopped = await Ltp.RunAsync(talk.Command("run", "--settings", talk.Folder["settings.json"], "--settings", "judge.max_tokens=9", "--settings", "judge.stop=END", "--max-calls", "9"));
        var resumed = await Ltp.RunAsync("debate", "--resume", talk.Folder["run"]);

        Assert.Equal(ExitCode.Failure, stopped.Code);
        Assert.True(resumed.Code == ExitCode.Success, resumed.Error);
        Assert.All(talk.Server.Requests.Take(usual).Where(IsJudge), r => Assert.Equal(512, (int)r.Json["max_tokens"]!));
        var set = talk.Server.Requests.Skip(usual).ToList();
        Assert.All(set.Where(IsJudge), r => Assert.Equal((9, "END"), ((int)r.Json["max_tokens"]!, (string?)r.Json["stop"]![0])));
        Assert.All(set.Where(r => !IsJudge(r)), r => Assert.Equal((.5, 20), ((double)r.Json["top_p"]!, (int)r.Json["top_k"]!)));
        Assert.Contains("judge.max_tokens=9", await File.ReadAllTextAsync(talk.Folder["run", "run.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        (await Ltp.RunAsync("debate", "--resume", talk.Folder["run"], "--settings", "judge.max_tokens=7")).IsRefused("--settings cannot be given with --resume");
        (await Ltp.RunAsync(talk.Command("other", "--settings", "judge.max_token=9"))).IsRefused("there is no setting 'max_token'");
    }

    [Fact]
    public async Task An_endpoint_without_a_system_role_is_asked_without_and_the_run_says_so()
    {
        await using var talk = await Talk.BeginAsync(new()
        {
            Raw = r => r["messages"]!.AsArray().Any(m => (string?)m!["role"] == "system") ? new("""{"error":{"message":"System role not supported"}}""", 400) : (string?)r["model"] == "judge" ? null : RawAnswer.Of("\"content\":\"{\\\"speech\\\":\\\"So.\\\"}\""),
        });

        var outcome = await Ltp.RunAsync(talk.Command("run", "--judge", "length", "--concurrency", "1"));

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var refused = talk.Server.Requests.Count(r => r.Json["messages"]!.AsArray().Any(m => (string?)m!["role"] == "system"));
        Assert.InRange(refused, 1, 3); // both debaters' first calls, and the judge's
        Assert.Contains("\"system_role\":false", (await File.ReadAllTextAsync(talk.Folder["run", "run.json"], TestContext.Current.CancellationToken)).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(talk.Lines("run", "debates.jsonl"), d => Assert.All(d.GetProperty("turns").EnumerateArray(), t => Assert.Equal("So.", t.GetProperty("text").GetString())));
    }

    private static bool IsJudge(ReceivedRequest request) => (string?)request.Json["model"] == "judge";
}
