using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Cli.Tests.Learning;

/// <summary>A run of <c>ltp learn</c> that is killed at twenty random moments (see <see cref="Killed"/>) and goes on. <see cref="LearnTests"/> kills processes.</summary>
public sealed class LearnKillTests : IDisposable
{
    private const int Kills = 20;

    private static readonly string[] Brief =
    [
        "learn", "--world", "keeling", "--worlds", "1", "--examples", "10", "--json", "--set", "bin-width=40", "--set", "rounds=1", "--set", "verdicts=30", "--set", "prior-queries=10", "--set", "conditional-steps=5",
        "--set", "prior-steps=5", "--set", "evaluations=20", "--set", "checks=3", "--set", "final-verdicts=10", "--set", "searches=1", "--set", "exploration-steps=5", "--set", "particle-count=20",
    ];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Killed_at_twenty_random_moments_a_run_ends_with_the_same_bytes()
    {
        var began = TimeProvider.System.GetTimestamp();
        await FinishAsync([.. Brief, "--out", _folder["whole"]]);
        var whole = TimeProvider.System.GetElapsedTime(began) / 2;
        var random = new Seed(2030).CreateRandom();

        // Runs that are over before they are killed are compared, and another one is begun.
        var runs = 0;
        for (var kills = 0; kills < Kills;)
        {
            var run = _folder[$"run{runs}"];
            var now = Command(run);
            if (await Killed.AtAsync(run, stop => Ltp.UntilAsync(now, stop), over => SomeTimeAsync(run, whole * random.NextDouble(), over)))
            {
                kills++;
                continue;
            }

            RequireSame(run);
            runs++;
        }

        await FinishAsync(Command(_folder[$"run{runs}"]));
        RequireSame(_folder[$"run{runs}"]);
    }

    private static string[] Command(string run) => Directory.Exists(run) ? ["learn", "--json", "--resume", run] : [.. Brief, "--out", run];

    private static async Task FinishAsync(string[] command)
    {
        var outcome = await Ltp.RunAsync(command);
        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
    }

    /// <summary>Waits until a run has begun, and then for some time.</summary>
    private static async Task SomeTimeAsync(string run, TimeSpan time, Func<bool> isOver)
    {
        while (!File.Exists(Path.Combine(run, "run.json")) && !isOver())
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        await Task.Delay(time, TestContext.Current.CancellationToken);
    }

    private void RequireSame(string run)
    {
        Assert.Equal(Ltp.SummaryOf(_folder["whole"]), Ltp.SummaryOf(run));
        Assert.Equal(Ltp.StoreOf(_folder["whole"]), Ltp.StoreOf(run));
        Assert.Equal(Ltp.CurvesOf(_folder["whole"]), Ltp.CurvesOf(run));
    }

    public void Dispose() => _folder.Dispose();
}
