using System.Text.Json.Nodes;
using LearningThePrior.Probability;

namespace LearningThePrior.Cli.Tests.Toys;

/// <summary>Watches a server while runs are killed and go on: no request comes again whose reply had been recorded by then.</summary>
/// <param name="talk">The server, and the folder of the runs.</param>
internal sealed class AskedOnce(Talk talk)
{
    private readonly HashSet<string> _recorded = [];
    private readonly HashSet<string> _read = [];
    private int _seen = talk.Server.Requests.Count;

    /// <summary>How many different requests of all runs have been recorded.</summary>
    public int Recorded => _recorded.Count;

    /// <summary>Waits until some requests have come, and then for about as long as one takes.</summary>
    public async Task SomeAsync(SeededRandom random, Func<bool> isOver, int most = 12)
    {
        var sent = talk.Server.Counts.Requests + 1 + random.NextInt(most);
        while (talk.Server.Counts.Requests < sent && !isOver())
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        await Task.Delay(random.NextInt(20), TestContext.Current.CancellationToken);
    }

    /// <summary>Asserts that what came since the last time was none of what had been recorded by then.</summary>
    public void Require(string run)
    {
        var requests = talk.Server.Requests;
        Assert.All(requests.Skip(_seen), r => Assert.DoesNotContain($"{run} {Canonical(r.Json)}", _recorded));
        _seen = requests.Count;
        foreach (var file in talk.Recordings(run).Where(_read.Add))
        {
            _recorded.Add($"{run} {Canonical(JsonNode.Parse(File.ReadAllText(file))!["request"]!)}");
        }
    }

    private static string Canonical(JsonNode node) => node switch
    {
        JsonObject fields => "{" + string.Join(',', fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}:{(f.Value is null ? "null" : Canonical(f.Value))}")) + "}",
        JsonArray items => "[" + string.Join(',', items.Select(i => i is null ? "null" : Canonical(i))) + "]",
        _ => node.ToJsonString(),
    };
}
