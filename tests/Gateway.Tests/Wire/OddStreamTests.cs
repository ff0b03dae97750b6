using System.Diagnostics;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Gateway.Tests.Wire;

/// <summary>Streams of events where none was asked for: put together in linear time, or a failed attempt.</summary>
public sealed class OddStreamTests
{
    private const string Stop = "\"finish_reason\":\"stop\"";

    [Fact]
    public async Task A_stream_that_nobody_asked_for_is_put_together()
    {
        const string Events = """
            data: {"id":"s","model":"odd","choices":[{"index":0,"delta":{"role":"assistant","reasoning_content":"so"}}]}

            data: {"id":"s","model":"odd","choices":[{"index":0,"delta":{"content":"ye"}}]}

            data: {"id":"s","model":"odd","choices":[{"index":0,"delta":{"content":"s","tool_calls":[{"index":0,"id":"c","function":{"name":"look","arguments":"{\"a\""}}]}}]}

            data: {"id":"s","model":"odd","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2}}

            data: [DONE]
            """;
        await using var odd = await Odd.SayingAsync(new RawAnswer(Events) { ContentType = "text/event-stream" });

        var reply = await odd.AskAsync();

        Assert.Equal(("yes", "so", 3), (reply.Text, reply.Thinking, reply.Usage?.Input));
        Assert.Equal(("c", "look", "{\"a\":1}"), Assert.Single(reply.ToolCalls) is var call ? (call.Id, call.Name, call.Arguments) : default);
    }

    [Theory]
    [InlineData("\"look\"")]
    [InlineData("[7]")]
    [InlineData("{\"name\":\"\\ud800\"}")]
    public async Task A_stream_with_a_call_that_is_none_is_read_or_is_a_failed_attempt(string function)
    {
        var asked = 0;
        await using var odd = await Odd.SayingAsync(_ => asked++ == 0 ? Streamed($"\"delta\":{{\"content\":\"yes\",\"tool_calls\":[{{\"index\":0,\"function\":{function}}}]}},{Stop}") : RawAnswer.Of("\"content\":\"yes\""));

        Assert.Equal("yes", (await odd.AskAsync()).Text);
        Assert.Single(odd.Sink.Calls);
    }

    [Fact]
    public async Task The_log_probabilities_of_a_stream_are_put_together()
    {
        const string Logs = "\"logprobs\":{\"content\":[{\"token\":\"A\",\"logprob\":-0.1,\"top_logprobs\":[{\"token\":\"A\",\"logprob\":-0.1},{\"token\":\"B\",\"logprob\":-2.4}]}]}";
        await using var odd = await Odd.SayingAsync(Streamed($"\"delta\":{{\"content\":\"A\"}},{Logs}", $"\"delta\":{{}},{Stop}"));

        var choice = await odd.ChooseAsync();

        Assert.Equal(Math.Exp(-.1) / (Math.Exp(-.1) + Math.Exp(-2.4)), choice.Credences![0], 6);
    }

    [Fact]
    public async Task A_stream_of_many_small_parts_is_put_together_in_time()
    {
        var part = "\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"\",\"arguments\":\"xxxxxxxxxxxxxxxx\"}}]}";
        await using var odd = await Odd.SayingAsync(Streamed([$"\"delta\":{{\"tool_calls\":[{{\"index\":0,\"id\":\"c\",\"function\":{{\"name\":\"look\"}}}}]}}", .. Enumerable.Repeat(part, 60_000), $"\"delta\":{{}},{Stop}"]));
        var watch = Stopwatch.StartNew();

        Assert.Equal(60_000 * 16, Assert.Single((await odd.AskAsync()).ToolCalls).Arguments.Length);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_is_a_failed_attempt()
    {
        var asked = 0;
        await using var odd = await Odd.SayingAsync(_ => asked++ == 0
            ? new("data: {\"choices\":[{\"delta\":{\"content\":\"no\"}}]}\n\n") { ContentType = "text/event-stream" }
            : RawAnswer.Of("\"content\":\"yes\""));

        Assert.Equal("yes", (await odd.AskAsync()).Text);
    }

    private static RawAnswer Streamed(params string[] choices) =>
        new(string.Concat(choices.Select(c => $"data: {{\"id\":\"s\",\"choices\":[{{\"index\":0,{c}}}]}}\n\n")) + "data: [DONE]\n\n") { ContentType = "text/event-stream" };
}
