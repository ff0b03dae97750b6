using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Cli.Tests.Comparing;

/// <summary>
/// Runs of <c>ltp compare</c> that are killed at twenty random moments (see <see cref="Killed"/>), some while the debates are played that a judge is
/// calibrated on, and go on.
/// </summary>
public sealed class CompareKillTests
{
    private const int Runs = 4;
    private const int KillsEach = 5;

    [Fact]
    public async Task Killed_at_twenty_random_moments_a_comparison_ends_as_if_it_had_not_been_and_asks_for_no_reply_twice()
    {
        await using var talk = await Talk.BeginAsync(new() { Latency = TimeSpan.FromMilliseconds(10) });
        await Ltp.RunAsync(Command(talk, "whole"));
        var random = new Seed(2027).CreateRandom();
        var asked = new AskedOnce(talk);

        for (var run = 0; run < Runs; run++)
        {
            var name = $"run{run}";
            for (var kill = 0; kill < KillsEach; kill++)
            {
                var command = kill == 0 ? Command(talk, name) : Resume(talk, name);
                Assert.True(await Killed.AtAsync(talk.Folder[name], stop => Ltp.UntilAsync(command, stop), over => asked.SomeAsync(random, over, most: 6)), "The run was over before it could be killed.");
                asked.Require(name);
            }

            var finished = await Ltp.RunAsync(Resume(talk, name));

            Assert.True(finished.Code == ExitCode.Success, finished.Error);
            asked.Require(name);
            Assert.Equal(talk.Store("whole"), talk.Store(name));
            Assert.Equal(talk.Store("whole/held-out"), talk.Store($"{name}/held-out"));
            Assert.Equal(talk.Calls("whole"), talk.Calls(name));
        }

        Assert.Equal(Runs * talk.Recorded("whole"), asked.Recorded);
    }

    private static string[] Command(Talk talk, string run) =>
    [
        "compare", "--depths", "8", "--items", "14", "--held-out", "4", "--protocols", "simultaneous:rounds=1", "--judges", "bounded", $"calibrated:{talk.Judge}",
        "--concurrency", "3", "--prices", talk.Folder["prices.json"], "--json", "--out", talk.Folder[run],
    ];

    private static string[] Resume(Talk talk, string run) =>
        ["compare", "--resume", talk.Folder[run], "--concurrency", "3", "--prices", talk.Folder["prices.json"], "--json"];
}
