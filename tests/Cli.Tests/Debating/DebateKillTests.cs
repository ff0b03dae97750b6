using System.Text.Json.Nodes;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Cli.Tests.Debating;

/// <summary>Runs that are killed at random moments and go on: nothing that ended is lost, no reply that came is asked for again (docs/breakages.md, 10).</summary>
public sealed class DebateKillTests
{
    private const int Runs = 4;
    private const int KillsEach = 5;

    private readonly HashSet<string> _recorded = [];
    private int _seen;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_twenty_random_moments_a_run_ends_as_if_it_had_not_been_and_asks_for_no_reply_twice()
    {
        await using var talk = await Talk.BeginAsync(new() { Latency = TimeSpan.FromMilliseconds(15) });
        string[] options = ["--swap", "--concurrency", "3", "--prices", talk.Folder["prices.json"]];
        await Ltp.RunAsync(talk.Command("whole", options));
        var random = new Seed(2026).CreateRandom();
        _seen = talk.Server.Requests.Count;

        for (var run = 0; run < Runs; run++)
        {
            var name = $"run{run}";
            for (var kill = 0; kill < KillsEach; kill++)
            {
                await KillAsync(talk, kill == 0 ? talk.Command(name, options) : Resume(talk, name), random);
                RequireNothingAskedTwice(talk, name);
            }

            var finished = await Ltp.FinishAsync(Ltp.Start(processors: 2, Resume(talk, name)));

            Assert.True(finished.Code == ExitCode.Success, finished.Error);
            RequireNothingAskedTwice(talk, name);
            Assert.Equal(talk.Store("whole"), talk.Store(name));
            Assert.Equal(talk.Calls("whole"), talk.Calls(name));
        }

        // Every call of the four runs was recorded, and compared with what came after.
        Assert.Equal(Runs * talk.Recorded("whole"), _recorded.Count);
    }

    private static string[] Resume(Talk talk, string name) => ["debate", "--resume", talk.Folder[name], "--concurrency", "3", "--prices", talk.Folder["prices.json"]];

    /// <summary>Lets the program send some calls, waits for less than one takes, and kills it.</summary>
    private async Task KillAsync(Talk talk, string[] command, SeededRandom random)
    {
        var sent = talk.Server.Counts.Requests + 1 + random.NextInt(12);
        using var process = Ltp.Start(processors: 2, command);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
            limit.CancelAfter(Ltp.Patience);
            while (talk.Server.Counts.Requests < sent && !process.HasExited)
            {
                await Task.Delay(1, limit.Token);
            }

            await Task.Delay(random.NextInt(20), limit.Token);
            Assert.False(process.HasExited, "The run was over before it could be killed.");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(Token);
        }
    }

    /// <summary>What came since the last kill was none of what had been recorded by then.</summary>
    private void RequireNothingAskedTwice(Talk talk, string name)
    {
        var requests = talk.Server.Requests;
        Assert.All(requests.Skip(_seen), r => Assert.DoesNotContain($"{name} {Canonical(r.Json)}", _recorded));
        _seen = requests.Count;
        foreach (var file in talk.Recordings(name))
        {
            _recorded.Add($"{name} {Canonical(JsonNode.Parse(File.ReadAllText(file))!["request"]!)}");
        }
    }

    private static string Canonical(JsonNode node) => node switch
    {
        JsonObject fields => "{" + string.Join(',', fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}:{(f.Value is null ? "null" : Canonical(f.Value))}")) + "}",
        JsonArray items => "[" + string.Join(',', items.Select(i => i is null ? "null" : Canonical(i))) + "]",
        _ => node.ToJsonString(),
    };
}
