using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Tests.Learning;

/// <summary><c>ltp learn --protocol --debater --dishonest</c>: other rules and other debaters, through the run's plan, a resume and a later judge.</summary>
public sealed class LearnDebatersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Debaters_who_err_stand_in_the_plan_the_store_and_the_summary_and_their_debates_can_be_judged_again()
    {
        var outcome = await Ltp.RunAsync([.. Ltp.TinyOn("snow", worlds: 1), "--posterior", "point", "--debater", "erring:right=0.5", "--dishonest", "obfuscating", "--out", _folder["run"]]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        using (var plan = JsonDocument.Parse(File.ReadAllText(_folder["run", "run.json"])))
        {
            Assert.Equal(("erring:right=0.5", "obfuscating"), (plan.RootElement.GetProperty("debater").GetString(), plan.RootElement.GetProperty("dishonest").GetString()));
            Assert.False(plan.RootElement.TryGetProperty("protocol", out _));
        }

        using (var summary = JsonDocument.Parse(File.ReadAllText(_folder["run", "summary.json"])))
        {
            Assert.Equal("erring:right=0.5", summary.RootElement.GetProperty("parts").GetProperty("debater").GetString());
            Assert.True(summary.RootElement.GetProperty("human_fidelity").GetProperty("mean").GetDouble() >= 0);
            var accuracy = summary.RootElement.GetProperty("debate").GetProperty("accuracy").EnumerateArray().ToArray();
            var (right, debates) = (accuracy.Sum(a => a.GetProperty("right").GetInt64()), accuracy.Sum(a => a.GetProperty("debates").GetInt64()));
            Assert.InRange((double)right / debates, .3, .9); // a lie that is spread over all parts is found wherever an error points
        }

        var sides = await StoredRun.Open(_folder["run"]).ReadDebatesAsync(Token).SelectMany(d => d.Sides.Select(s => s.Debater)).Distinct().ToListAsync(Token);
        Assert.Equal(["erring(honest, right=0.5)", "obfuscating"], sides.Order(StringComparer.Ordinal));

        var judged = await Ltp.RunAsync("judge", _folder["run"], "--judge", "oracle");
        Assert.True(judged.Code == ExitCode.Success, judged.Error);
        var resumed = await Ltp.RunAsync("learn", "--resume", _folder["run"]);
        Assert.True(resumed.Code == ExitCode.Success, resumed.Error);
    }

    [Fact]
    public async Task Trained_debaters_practise_in_each_world_and_a_resumed_run_asks_nothing_again()
    {
        var outcome = await Ltp.RunAsync([.. Ltp.TinyOn("snow", worlds: 1), "--posterior", "point", "--debater", "trained:debates=64", "--out", _folder["run"]]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var sides = await StoredRun.Open(_folder["run"]).ReadDebatesAsync(Token).SelectMany(d => d.Sides.Select(s => s.Debater)).Distinct().ToListAsync(Token);
        Assert.Equal(["dishonest", "trained(honest)"], sides.Order(StringComparer.Ordinal));
        var resumed = await Ltp.RunAsync("learn", "--resume", _folder["run"]);
        Assert.True(resumed.Code == ExitCode.Success, resumed.Error);
    }

    [Theory]
    [InlineData("simultaneous")]
    [InlineData("consultancy")]
    [InlineData("interactive")]
    [InlineData("open-debate")]
    [InlineData("prover-estimator")]
    [InlineData("expert")]
    public async Task Every_kind_of_protocol_can_be_learned_by(string protocol)
    {
        var outcome = await Ltp.RunAsync([.. Ltp.TinyOn("snow", worlds: 1), "--posterior", "point", "--protocol", protocol, "--out", _folder["run"]]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        using var plan = JsonDocument.Parse(File.ReadAllText(_folder["run", "run.json"]));
        Assert.Equal(protocol, plan.RootElement.GetProperty("protocol").GetString());
    }
}
