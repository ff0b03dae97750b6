using System.Diagnostics;
using System.Text;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prices;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Gateway.Tests.Wire;

/// <summary>Replies as vLLM, llama.cpp, Ollama, LM Studio and proxies were seen to send them, through Semantic Kernel: read as they come, or a failed attempt.</summary>
public sealed class OddReplyTests
{
    private const string Stop = "\"finish_reason\":\"stop\"";

    [Theory]
    [InlineData("null", FinishReason.Unknown, null)]
    [InlineData("\"\"", FinishReason.Unknown, "")]
    [InlineData("\"eos\"", FinishReason.Stop, "eos")]
    [InlineData("\"</s>\"", FinishReason.Unknown, "</s>")]
    [InlineData("7", FinishReason.Unknown, "7")]
    [InlineData("\"max_tokens\"", FinishReason.Length, "max_tokens")]
    [InlineData("\"error\"", FinishReason.Unknown, "error")]
    public async Task The_text_counts_whatever_ended_it_and_an_unknown_reason_is_kept(string reason, FinishReason finish, string? word)
    {
        await using var odd = await Odd.SayingAsync(RawAnswer.Of("\"content\":\"yes\"", $"\"finish_reason\":{reason}"));

        var reply = await odd.AskAsync();

        Assert.Equal(("yes", finish, word), (reply.Text, reply.Finish, reply.FinishWord));
    }

    [Fact]
    public async Task An_error_inside_a_choice_is_tried_again_and_never_recorded()
    {
        using TemporaryFolder folder = new();
        var asked = 0;
        await using var odd = await Odd.SayingAsync(
            _ => asked++ == 0
                ? RawAnswer.Of("\"content\":\"\"", "\"finish_reason\":\"error\",\"error\":{\"message\":\"upstream\",\"code\":502}")
                : RawAnswer.Of("\"content\":\"yes\""),
            new() { Mode = RecordingMode.Auto, Recordings = folder.Path });

        Assert.Equal("yes", (await odd.AskAsync()).Text);
        Assert.True((await odd.AskAsync()).Replayed);

        Assert.Equal(2, odd.Server.Counts.Requests);
        Assert.DoesNotContain("upstream", File.ReadAllText(Assert.Single(folder.Files)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"address\":\"/0\"}", "c7", "{\"address\":\"/0\"}", "c7")]
    [InlineData("\"{\\\"address\\\":\\\"/0\\\"}\"", null, "{\"address\":\"/0\"}", "call_0")]
    [InlineData("null", null, "{}", "call_0")]
    public async Task Tool_calls_with_arguments_of_any_kind_and_without_an_id_are_read(string arguments, string? id, string read, string named)
    {
        var given = id is null ? "\"id\":null," : $"\"id\":\"{id}\",";
        await using var odd = await Odd.SayingAsync(RawAnswer.Of(
            $"\"content\":null,\"tool_calls\":[{{{given}\"type\":\"function\",\"function\":{{\"name\":\"read_node\",\"arguments\":{arguments}}}}}]", "\"finish_reason\":\"tool_calls\""));

        var call = Assert.Single((await odd.AskAsync()).ToolCalls);

        Assert.Equal((named, "read_node", read), (call.Id, call.Name, call.Arguments));
    }

    [Theory]
    [InlineData("\"created\":1732704550.123,\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15}", 10)]
    [InlineData("\"created\":\"now\",\"usage\":{\"prompt_tokens\":10.0,\"completion_tokens\":5.0}", 10)]
    [InlineData("\"usage\":{\"prompt_tokens\":\"10\",\"completion_tokens\":\"5\"}", 10)]
    [InlineData("\"usage\":\"15 tokens\"", null)]
    [InlineData("\"usage\":null", null)]
    [InlineData("\"usage\":{\"completion_tokens\":5}", null)]
    [InlineData("\"usage\":{\"prompt_tokens\":99999999999999,\"completion_tokens\":5}", null)]
    [InlineData("\"service_tier\":7", null)]
    public async Task Times_and_counts_of_any_kind_do_no_harm_and_what_is_no_count_is_unknown(string members, int? input)
    {
        await using var odd = await Odd.SayingAsync(RawAnswer.Of("\"content\":\"yes\"", Stop, members));

        var reply = await odd.AskAsync();

        Assert.Equal(("yes", input), (reply.Text, reply.Usage?.Input));
    }

    [Fact]
    public async Task Tokens_from_the_endpoints_cache_are_counted_and_cost_what_the_table_says()
    {
        ModelPrice price = new(10, 100) { Cached = 1 };
        await using var odd = await Odd.SayingAsync(
            _ => RawAnswer.Of("\"content\":\"yes\"", Stop, "\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":10,\"prompt_tokens_details\":{\"cached_tokens\":900}}"),
            new() { Prices = PriceTable.Known.With("odd/odd", price) });

        Assert.Equal(900, (await odd.AskAsync()).Usage!.Cached);
        Assert.Equal(((100 * 10) + (900 * 1) + (10 * 100)) / 1_000_000m, odd.Gateway.Totals.Cost);
        Assert.Equal(((1_000 * 10) + (10 * 100)) / 1_000_000m, (price with { Cached = null }).CostOf(new(1_000, 10) { Cached = 900 }));
    }

    [Theory]
    [InlineData("\"content\":\"<think>Maybe: {\\\"speech\\\":\\\"draft\\\"} no.</think>\\n\\nyes\"", "yes", "Maybe: {\"speech\":\"draft\"} no.")]
    [InlineData("\"content\":\"It was so.</think>yes\"", "yes", "It was so.")]
    [InlineData("\"content\":\"<think>never closed\"", "", "never closed")]
    [InlineData("\"content\":\"yes\",\"reasoning_content\":\"so\"", "yes", "so")]
    [InlineData("\"content\":\"\",\"reasoning\":\"{\\\"speech\\\":\\\"draft\\\"}\"", "", "{\"speech\":\"draft\"}")]
    [InlineData("\"content\":[{\"type\":\"thinking\",\"thinking\":\"so\"},{\"type\":\"text\",\"text\":\"yes\"}]", "yes", "so")]
    public async Task Thinking_is_cut_off_and_kept(string message, string text, string thinking)
    {
        await using var odd = await Odd.SayingAsync(RawAnswer.Of(message));

        var reply = await odd.AskAsync();

        Assert.Equal((text, thinking), (reply.Text, reply.Thinking));
        Assert.Contains(thinking[..2].Replace("\"", "\\\"", StringComparison.Ordinal), odd.Sink.Calls.Single().Reply!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"content\":null,\"refusal\":\"I won't.\"", "stop", "I won't.")]
    [InlineData("\"content\":\"\"", "content_filter", null)]
    public async Task Refusals_and_filters_are_told_apart_from_words(string message, string finish, string? refusal)
    {
        await using var odd = await Odd.SayingAsync(RawAnswer.Of(message, $"\"finish_reason\":\"{finish}\""));

        var reply = await odd.AskAsync();

        Assert.Equal(("", refusal, finish), (reply.Text, reply.Refusal, reply.FinishWord));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("{\"choices\":[],\"id\":\"x\"}")]
    [InlineData("{\"choices\":[{\"index\":0}]}")]
    [InlineData("{\"choices\":[null]}")]
    public async Task What_holds_no_message_is_a_failed_attempt(string body)
    {
        var asked = 0;
        await using var odd = await Odd.SayingAsync(_ => asked++ == 0 ? new(body) : RawAnswer.Of("\"content\":\"yes\""));

        Assert.Equal(("yes", 2), ((await odd.AskAsync()).Text, odd.Server.Counts.Requests));
    }

    [Fact]
    public async Task An_exception_that_nobody_foresaw_is_a_failed_attempt_and_its_call_is_kept()
    {
        using HandlerOf handler = new(() => throw new NotSupportedException($"no such thing as {Odd.Key}"));
        ListSink sink = new();
        using ModelGateway gateway = new(Endpoint.Quick with { Calls = sink, Primary = handler });
        ModelName name = new("odd", "odd", new("http://127.0.0.1:9/v1/"));

        var failure = await Assert.ThrowsAsync<ModelException>(async () => await OpenAIModel.Open(name, gateway.ClientFor(name), new ApiKey(Odd.Key)).CompleteAsync(
            new([ModelMessage.User("?")], new(ModelRole.Judge)), TestContext.Current.CancellationToken));

        Assert.Equal(ModelFailure.Malformed, failure.Failure);
        Assert.Contains("NotSupportedException (no such thing as [key])", failure.Message, StringComparison.Ordinal);
        Assert.Single(sink.Calls);
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_JSON_is_passed_over()
    {
        await using var odd = await Odd.SayingAsync(new RawAnswer("\uFEFF" + Encoding.UTF8.GetString(RawAnswer.Of("\"content\":\"yes\"").Body.Span)));

        Assert.Equal("yes", (await odd.AskAsync()).Text);
    }

    [Fact]
    public async Task A_length_beyond_all_measure_is_a_failed_attempt_like_any_other()
    {
        using HandlerOf handler = new(() =>
        {
            HttpResponseMessage response = new(System.Net.HttpStatusCode.OK) { Content = new StringContent(Endpoint.Yes) };
            response.Content.Headers.ContentLength = long.MaxValue;
            return response;
        });
        ListSink sink = new();
        using ModelGateway gateway = new(Endpoint.Quick with { Calls = sink, Primary = handler });
        ModelName name = new("odd", "odd", new("http://127.0.0.1:9/v1/"));

        var failure = await Assert.ThrowsAsync<ModelException>(async () => await OpenAIModel.Open(name, gateway.ClientFor(name), null).CompleteAsync(
            new([ModelMessage.User("?")], new(ModelRole.Judge)), TestContext.Current.CancellationToken));

        Assert.Equal(ModelFailure.Malformed, failure.Failure);
        Assert.Single(sink.Calls);
    }

    [Fact]
    public async Task A_flood_of_tool_calls_is_refused_in_time()
    {
        var call = "{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"read_node\",\"arguments\":\"{}\"}}";
        await using var odd = await Odd.SayingAsync(RawAnswer.Of($"\"content\":null,\"tool_calls\":[{string.Join(',', Enumerable.Repeat(call, 100_000))}]"));
        var watch = Stopwatch.StartNew();

        var failure = await odd.FailAsync();

        Assert.Contains("more than 4,096 tool calls", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, odd.Server.Counts.Requests);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task A_reply_over_the_most_bytes_is_refused_in_memory()
    {
        await using var odd = await Odd.SayingAsync(RawAnswer.Of($"\"content\":\"{new string('x', 28_000_000)}\""));
        var before = GC.GetTotalAllocatedBytes();

        var failure = await odd.FailAsync();

        Assert.Contains("more than 12,582,912 bytes", failure.Message, StringComparison.Ordinal);

        // The reply itself and what the server makes of it are 28 MB each, several times over.
        Assert.InRange((GC.GetTotalAllocatedBytes() - before) >> 20, 0, 300);
    }

    [Theory]
    [InlineData("[{\"token\":\"A\",\"logprob\":-0.2,\"top_logprobs\":[]}]")]
    [InlineData("[{\"token\":\"A\",\"logprob\":-0.2}]")]
    public async Task Log_probabilities_without_alternatives_are_no_credence(string tokens)
    {
        await using var odd = await Odd.SayingAsync(RawAnswer.Of("\"content\":\"A\"", $"\"logprobs\":{{\"content\":{tokens}}},{Stop}"));

        var choice = await odd.ChooseAsync();

        Assert.Null(choice.Credences);
        Assert.Contains("without alternatives", choice.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_for_not_computed_is_raised_to_the_floor()
    {
        await using var odd = await Odd.SayingAsync(RawAnswer.Of(
            "\"content\":\"A\"", $"\"logprobs\":{{\"content\":[{{\"token\":\"A\",\"logprob\":0,\"top_logprobs\":[{{\"token\":\"A\",\"logprob\":0}},{{\"token\":\"B\",\"logprob\":-9999.0}}]}}]}},{Stop}"));

        var choice = await odd.ChooseAsync();

        Assert.Equal(1e-6, choice.Credences![1], 9);
        Assert.Equal(1, choice.Credences.Sum(), 12);
    }
}
