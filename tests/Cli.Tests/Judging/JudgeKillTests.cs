using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Cli.Tests.Judging;

/// <summary>Judgings of a stored run (<c>ltp judge</c>) that are killed at twenty random moments (see <see cref="Killed"/>), and begun again with the same command.</summary>
public sealed class JudgeKillTests
{
    private const int Runs = 4;
    private const int KillsEach = 5;

    [Fact]
    public async Task Killed_at_twenty_random_moments_a_judging_ends_as_if_it_had_not_been_and_asks_for_no_reply_twice()
    {
        await using var talk = await Talk.BeginAsync(new() { Latency = TimeSpan.FromMilliseconds(10) });
        var played = await Ltp.RunAsync(
            "compare", "--depths", "8", "--items", "10", "--protocols", "simultaneous:rounds=1", "--judges", "bounded", "--json", "--out", talk.Folder["played"]);
        Assert.True(played.Code == ExitCode.Success, played.Error);
        await Ltp.RunAsync(Command(talk, talk.Folder.CopyOf(talk.Folder["played"], "whole")));
        var random = new Seed(2028).CreateRandom();
        var asked = new AskedOnce(talk);

        for (var run = 0; run < Runs; run++)
        {
            var name = $"run{run}";
            var folder = talk.Folder.CopyOf(talk.Folder["played"], name);
            for (var kill = 0; kill < KillsEach; kill++)
            {
                Assert.True(await Killed.AtAsync(folder, stop => Ltp.UntilAsync(Command(talk, folder), stop), over => asked.SomeAsync(random, over, most: 6)), "The run was over before it could be killed.");
                asked.Require(name);
            }

            var finished = await Ltp.RunAsync(Command(talk, folder));

            Assert.True(finished.Code == ExitCode.Success, finished.Error);
            asked.Require(name);
            Assert.Equal(talk.Store("whole"), talk.Store(name));
            Assert.Equal(talk.Calls("whole"), talk.Calls(name));
        }

        Assert.Equal(Runs * talk.Recorded("whole"), asked.Recorded);
    }

    private static string[] Command(Talk talk, string folder) =>
        ["judge", folder, "--judge", talk.Judge, "--judge", "quote", "--concurrency", "3", "--prices", talk.Folder["prices.json"]];
}
