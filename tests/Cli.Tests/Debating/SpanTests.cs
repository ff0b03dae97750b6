using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Debate;
using LearningThePrior.Gateway;

namespace LearningThePrior.Cli.Tests.Debating;

/// <summary>Spans of a run: they nest, each verdict is an event, and nobody's words are in them.</summary>
public sealed class SpanTests
{
    [Fact]
    public async Task A_run_holds_its_debates_a_debate_its_turns_and_a_turn_its_calls_and_verdicts_are_events_without_words()
    {
        ConcurrentQueue<Activity> ended = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name is DebateTelemetry.Name or GatewayTelemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var talk = await Talk.BeginAsync();

        var outcome = await Ltp.RunAsync(talk.Command("run").Select(w => w == talk.Judge ? $"verbalised:{w}" : w).ToArray());

        Assert.True(outcome.Code == 0, outcome.Error);
        var id = (string)JsonNode.Parse(File.ReadAllText(talk.Folder["run", "run.json"]))!["run_id"]!;
        var run = Assert.Single(ended, a => a.OperationName == "run" && (string?)a.GetTagItem("ltp.run.id") == id);
        Activity[] mine = [.. ended.Where(a => a.TraceId == run.TraceId)];
        Activity[] debates = [.. mine.Where(a => a.OperationName == "debate")];
        Activity[] turns = [.. mine.Where(a => a.OperationName == "turn")];
        Activity[] calls = [.. mine.Where(a => a.OperationName.StartsWith("chat ", StringComparison.Ordinal))];

        // 3 questions, a turn of each side, and a judge in both orders.
        Assert.Equal((3, 6), (debates.Length, turns.Length));
        Assert.All(debates, d => Assert.Equal(run.SpanId, d.ParentSpanId));
        Assert.All(turns, t => Assert.Contains(debates, d => d.SpanId == t.ParentSpanId));
        Assert.All(calls, c => Assert.Contains(turns.Concat(debates), s => s.SpanId == c.ParentSpanId));
        Assert.Contains(calls, c => turns.Any(t => t.SpanId == c.ParentSpanId));
        ActivityEvent[] verdicts = [.. debates.SelectMany(d => d.Events).Where(e => e.Name == "gen_ai.evaluation.result")];
        Assert.Equal(6, verdicts.Length);
        Assert.All(verdicts, v => Assert.Equal("test/judge verbalised", v.Tags.First(t => t.Key == "gen_ai.evaluation.name").Value));
        Assert.All(verdicts, v => Assert.InRange((double)v.Tags.First(t => t.Key == "gen_ai.evaluation.score.value").Value!, .5, 1));

        string[] words = ["boiler", "slate", "Look at", "speaks for my side"];
        var told = string.Join('\n', mine.SelectMany(a => a.TagObjects.Select(t => $"{t.Value}").Concat(a.Events.SelectMany(e => e.Tags.Select(t => $"{t.Value}")))));
        Assert.All(words, word => Assert.DoesNotContain(word, told, StringComparison.Ordinal));
    }
}
