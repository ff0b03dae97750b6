using System.Text.Json;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using static LearningThePrior.Gateway.Tests.Endpoint;

namespace LearningThePrior.Gateway.Tests.Calls;

/// <summary>calls.jsonl: a line a call, whole, and in an order that does not depend on who was quicker.</summary>
public sealed class CallLogTests : IDisposable
{
    private static readonly string[] Keys =
    [
        "schema", "call_id", "conversation_id", "sample", "draw", "role", "model", "address", "answered_by", "at", "duration_s", "attempts", "replayed", "request",
        "reply", "usage", "cost", "failure", "error",
    ];

    private readonly TemporaryFolder _folder = new();

    private string File1 => _folder.In("calls.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_key_is_there_for_replies_and_failures_alike()
    {
        await using var endpoint = Of(Reply("{}", 429), Reply(), Reply("<html>", 404));
        using (CallLog log = new(File1))
        {
            using ModelGateway gateway = new(Quick with { Calls = log });
            using (Conversation.Begin("debate-1", 3))
            {
                await endpoint.AskAsync(gateway, "a \\u2028 line", draw: 2, cancellationToken: TestContext.Current.CancellationToken);
            }

            await endpoint.FailAsync(gateway);
        }

        var lines = File.ReadAllLines(File1).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.All(lines, l => Assert.Equal(Keys, l.EnumerateObject().Select(p => p.Name)));
        var (reply, failure) = (lines[0], lines[1]);
        Assert.Equal(("ltp.call/1", "debate-1", 3, 2, "judge"), (Text(reply, "schema"), Text(reply, "conversation_id"), reply.GetProperty("sample").GetInt32(), reply.GetProperty("draw").GetInt32(), Text(reply, "role")));
        Assert.Equal(("test/some-model", endpoint.Address.ToString(), "answering-model"), (Text(reply, "model"), Text(reply, "address"), Text(reply, "answered_by")));
        Assert.Equal([429, 200], reply.GetProperty("attempts").EnumerateArray().Select(a => a.GetProperty("status").GetInt32()));
        Assert.Equal(("""{"input":100,"output":20}""", JsonValueKind.Null), (reply.GetProperty("usage").GetRawText(), reply.GetProperty("cost").ValueKind));
        Assert.Equal("a \u2028 line", reply.GetProperty("request").GetProperty("messages")[0].GetProperty("content").GetString());
        Assert.Equal(("unknown_model", "<html>", JsonValueKind.Null), (Text(failure, "failure"), Text(failure, "reply"), failure.GetProperty("conversation_id").ValueKind));
    }

    [Fact]
    public void A_line_that_was_torn_is_cut_off_when_the_file_is_opened_again()
    {
        File.WriteAllText(File1, Line("a", "a:1") + "\n{\"schema\": \"ltp.ca");

        new CallLog(File1).Dispose();

        Assert.Equal(Line("a", "a:1") + "\n", File.ReadAllText(File1));
    }

    [Fact]
    public void Only_a_torn_line_leaves_an_empty_file()
    {
        File.WriteAllText(File1, "{\"schema\"");

        new CallLog(File1).Dispose();

        Assert.Empty(File.ReadAllText(File1));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("""{"schema":"ltp.call/1","call_id":"\ud800","conversation_id":null,"at":"2026-01-01T00:00:00Z","replayed":false,"cost":null,"error":null}""")]
    [InlineData("""{"schema":"ltp.call/1","call_id":"a:3","conversation_id":null,"at":"2026-01-01T00:00:00Z","replayed":false,"cost":null,"error":"failed","model":"no address"}""")]
    public void A_whole_line_that_is_no_call_is_moved_aside_and_counted_when_the_file_is_opened_again(string garbage)
    {
        File.WriteAllText(File1, $"{Line("b", "b:1")}\n{garbage}\n{Line("a", "a:1")}\n");

        using (CallLog log = new(File1))
        {
            Assert.Equal(1, log.TornLines);
        }

        Assert.Equal([Line("b", "b:1"), Line("a", "a:1")], File.ReadAllLines(File1));
        Assert.Equal(garbage + "\n", File.ReadAllText(File1 + ".torn"));
        using (CallLog again = new(File1))
        {
            Assert.Equal(0, again.TornLines);
        }

        CallLog.Sort(File1);
        Assert.Equal(2, _folder.Files.Length);
    }

    [Fact]
    public void A_line_that_is_no_text_is_moved_aside_as_it_stands()
    {
        byte[] whole = [.. System.Text.Encoding.UTF8.GetBytes(Line("a", "a:1")), (byte)'\n'];
        byte[] garbage = [0xFF, 0xC3, 0, (byte)'\n'];
        File.WriteAllBytes(File1, [.. whole, .. garbage, .. whole]);

        new CallLog(File1).Dispose();

        Assert.Equal([.. whole, .. whole], File.ReadAllBytes(File1));
        Assert.Equal(garbage, File.ReadAllBytes(File1 + ".torn"));
    }

    [Fact]
    public void Sorting_goes_by_conversation_and_call_and_drops_what_stands_there_twice()
    {
        string[] lines = [Line("b", "b:1"), Line(null, "-:9"), Line("a", "a:2"), Line("b", "b:1"), Line("a", "a:1", 7), Line("a", "a:1", 3)];
        File.WriteAllText(File1, string.Join('\n', lines) + "\n");
        var other = _folder.In("other.jsonl");
        File.WriteAllText(other, string.Join('\n', lines.Reverse()) + "\n");

        CallLog.Sort(File1);
        CallLog.Sort(other);

        Assert.Equal(["-:9", "a:1", "a:1", "a:2", "b:1"], File.ReadAllLines(File1).Select(l => Text(JsonDocument.Parse(l).RootElement, "call_id")));
        Assert.Equal(File.ReadAllBytes(File1), File.ReadAllBytes(other));
        Assert.Equal(2, _folder.Files.Length);
    }

    [Fact]
    public void Of_a_call_that_was_written_again_at_another_price_the_last_word_counts()
    {
        string[] lines = [Line("a", "a:1", 1), Line("a", "a:2", 1), Line("a", "a:1", 1, "0.5"), Line("a", "a:1", 2)];
        File.WriteAllText(File1, string.Join('\n', lines) + "\n");

        CallLog.Sort(File1);

        Assert.Equal([lines[1], lines[2], lines[3]], File.ReadAllLines(File1).Order(StringComparer.Ordinal).OrderBy(l => Array.IndexOf(lines, l)));
    }

    [Theory]
    [InlineData("{}", "line 2 is no call")]
    [InlineData("nonsense", "line 2 is no call")]
    public void A_line_that_is_no_call_is_named_and_the_file_left_alone(string line, string words)
    {
        var text = $"{Line("a", "a:1")}\n{line}\n";
        File.WriteAllText(File1, text);

        var exception = Assert.Throws<FormatException>(() => CallLog.Sort(File1));

        Assert.Contains(File1, exception.Message, StringComparison.Ordinal);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(File1));
    }

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();

    private static string Line(string? conversation, string call, int second = 0, string cost = "null") =>
        $$"""{"schema":"ltp.call/1","call_id":"{{call}}","conversation_id":{{(conversation is null ? "null" : $"\"{conversation}\"")}},"at":"2026-01-01T00:00:0{{second}}Z","replayed":false,"cost":{{cost}},"error":null}""";
}
