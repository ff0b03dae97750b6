using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Cli.Tests.Debating;

/// <summary>Replies without a speech, over HTTP: a status of the turn with its cause, counted by side, marked in every summary, and no words to any judge.</summary>
public sealed class SilenceTests
{
    [Theory]
    [InlineData("\"content\":null,\"reasoning_content\":\"Hm\"", "length", "cut_off_while_thinking")]
    [InlineData("\"content\":\"<think>Hm\"", "length", "cut_off_while_thinking")]
    [InlineData("\"content\":null,\"refusal\":\"I will not.\"", "stop", "refused")]
    [InlineData("\"content\":\"\"", "content_filter", "filtered")]
    [InlineData("\"content\":\"\",\"reasoning\":\"{\\\"speech\\\":\\\"draft\\\"}\"", "stop", "unreadable")]
    public async Task Silence_is_not_speech(string message, string finish, string silence)
    {
        await using var talk = await Talk.BeginAsync(new()
        {
            Raw = request => request["messages"]!.ToJsonString() is var said && said.Contains("You are debater B", StringComparison.Ordinal)
                ? RawAnswer.Of(message, $"\"finish_reason\":\"{finish}\"") : null,
        });

        var outcome = await Ltp.RunAsync(talk.Command("run", "--judge", "length"));

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var turns = talk.Lines("run", "debates.jsonl").SelectMany(d => d.GetProperty("turns").EnumerateArray()).ToList();
        Assert.All(turns.Where(t => t.GetProperty("role").GetString() == "debater_b"), t => Assert.Equal(("", silence), (t.GetProperty("text").GetString(), t.GetProperty("silence").GetString())));
        Assert.All(turns.Where(t => t.GetProperty("role").GetString() == "debater_a"), t => Assert.False(t.TryGetProperty("silence", out _)));
        Assert.All(
            talk.Lines("run", "judgements.jsonl").Where(j => j.GetProperty("judge_id").GetString() == "length"),
            j => Assert.Contains(" has 0 words", j.GetProperty("raw").GetString(), StringComparison.Ordinal));

        // The next speech is not told of a draft, and the summary of the run and every later one are.
        Assert.DoesNotContain(talk.Server.Requests, r => r.Body.Contains("draft", StringComparison.Ordinal));
        const string Note = "in 3 of 3 debates a side was silent, A in 0 turns and B in 3";
        Assert.Contains(Note, Plain(outcome.Output), StringComparison.Ordinal);
        Assert.Contains("silent turns a debate", (await Ltp.RunAsync("analyze", talk.Folder["run"])).Output, StringComparison.Ordinal);
        var again = await Ltp.RunAsync("judge", talk.Folder["run"], "--judge", "quote");
        Assert.Contains("3 have a side that was silent", again.Output, StringComparison.Ordinal);
        var without = await Ltp.RunAsync("analyze", talk.Folder["run"], "--without-silent");
        Assert.Contains("3 debates: a side was silent: left out as asked", Plain(without.Output), StringComparison.Ordinal);
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
