using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Cli.Tests.Debating;

/// <summary>
/// Runs of <c>ltp debate</c> that are killed at random moments and go on: nothing that ended is lost, no reply that came is asked for again (docs/breakages.md, 10). Of the
/// twenty kills five are of the process itself, the others of what it had written (<see cref="Killed"/>).
/// </summary>
public sealed class DebateKillTests
{
    private const int Runs = 4;
    private const int KillsEach = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_twenty_random_moments_a_run_ends_as_if_it_had_not_been_and_asks_for_no_reply_twice()
    {
        await using var talk = await Talk.BeginAsync(new() { Latency = TimeSpan.FromMilliseconds(15) });
        string[] options = ["--swap", "--concurrency", "3", "--prices", talk.Folder["prices.json"]];
        await Ltp.RunAsync(talk.Command("whole", options));
        var random = new Seed(2026).CreateRandom();
        var asked = new AskedOnce(talk);

        for (var run = 0; run < Runs; run++)
        {
            var name = $"run{run}";
            for (var kill = 0; kill < KillsEach; kill++)
            {
                var command = kill == 0 ? talk.Command(name, options) : Resume(talk, name);
                var killed = run == 0
                    ? await KillProcessAsync(command, over => asked.SomeAsync(random, over))
                    : await Killed.AtAsync(talk.Folder[name], stop => Ltp.UntilAsync(command, stop), over => asked.SomeAsync(random, over));
                Assert.True(killed, "The run was over before it could be killed.");
                asked.Require(name);
            }

            var finished = await Ltp.RunAsync(Resume(talk, name));

            Assert.True(finished.Code == ExitCode.Success, finished.Error);
            asked.Require(name);
            Assert.Equal(talk.Store("whole"), talk.Store(name));
            Assert.Equal(talk.Calls("whole"), talk.Calls(name));
        }

        // Every call of the four runs was recorded, and compared with what came after.
        Assert.Equal(Runs * talk.Recorded("whole"), asked.Recorded);
    }

    private static string[] Resume(Talk talk, string name) => ["debate", "--resume", talk.Folder[name], "--concurrency", "3", "--prices", talk.Folder["prices.json"]];

    private static async Task<bool> KillProcessAsync(string[] command, Func<Func<bool>, Task> moment)
    {
        using var process = Ltp.Start(processors: 2, command);
        try
        {
            await moment(() => process.HasExited).WaitAsync(Ltp.Patience, TimeProvider.System, Token);
            return !process.HasExited;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(Token);
        }
    }
}
