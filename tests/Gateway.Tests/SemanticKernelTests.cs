using System.ClientModel;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using static LearningThePrior.Gateway.Tests.Endpoint;

namespace LearningThePrior.Gateway.Tests;

/// <summary>The gateway below Semantic Kernel's own connector.</summary>
public sealed class SemanticKernelTests
{
    [Fact]
    public async Task Two_refusals_and_a_reply_are_three_requests_and_no_more()
    {
        await using var endpoint = Of(Reply("{}", 429), Reply("{}", 429), Reply());
        using ModelGateway gateway = new(Quick);

        var reply = await Service(endpoint, gateway).GetChatMessageContentAsync("?", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("yes", 3), (reply.Content, endpoint.Requests));
    }

    [Fact]
    public async Task A_failure_comes_out_as_one_line_whatever_is_wrapped_around_it()
    {
        await using var endpoint = Of(Reply("{}", 401));
        using ModelGateway gateway = new(Quick);
        using var call = ModelCall.Begin(endpoint.Model, new(ModelRole.Judge));

        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => Service(endpoint, gateway).GetChatMessageContentAsync("?", cancellationToken: TestContext.Current.CancellationToken));

        var failure = ModelFailures.From(thrown, call);
        Assert.Equal((ModelFailure.Unauthorized, 1), (failure.Failure, endpoint.Requests));
        Assert.Equal(call.Failure, failure);
    }

    [Fact]
    public async Task A_reply_that_the_connector_cannot_read_is_malformed()
    {
        await using var endpoint = Of(Reply("""{"choices": [7]}"""));
        using ModelGateway gateway = new(Quick);
        using var call = ModelCall.Begin(endpoint.Model, new(ModelRole.Judge));

        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => Service(endpoint, gateway).GetChatMessageContentAsync("?", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(ModelFailure.Malformed, ModelFailures.From(thrown, call).Failure);
    }

    [Fact]
    public async Task Without_a_gateway_the_status_still_tells()
    {
        await using var endpoint = Of(Reply("{}", 404));
        using HttpClient bare = new();
        using var call = ModelCall.Begin(endpoint.Model, new(ModelRole.Judge));

        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => Service(endpoint, bare).GetChatMessageContentAsync("?", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(ModelFailure.UnknownModel, ModelFailures.From(thrown, call).Failure);
        Assert.Equal(ModelFailure.RateLimited, ModelFailures.From(new HttpOperationException(System.Net.HttpStatusCode.TooManyRequests, null, "", null), call).Failure);
        Assert.Equal(ModelFailure.Malformed, ModelFailures.From(new ClientResultException("?"), call).Failure);
    }

    [Fact]
    public async Task A_users_own_kernel_works_without_a_role_and_its_conversation_counts()
    {
        await using var endpoint = Of(Reply());
        ListSink sink = new();
        using ModelGateway gateway = new(Quick with { Calls = sink });
        using HttpClient own = new(gateway.HandlerFor(endpoint.Model)) { Timeout = Timeout.InfiniteTimeSpan };
        using (Conversation.Begin("debate-7"))
        {
            await Kernel(endpoint, own).InvokePromptAsync("?", cancellationToken: TestContext.Current.CancellationToken);
        }

        var record = Assert.Single(sink.Calls);
        Assert.Equal((null, "debate-7", "answering-model"), (record.Role, record.ConversationId, record.AnsweredBy));
        Assert.Equal((1, 1), (gateway.TotalsOf("debate-7").Calls, gateway.Totals.Calls));
        Assert.Empty(gateway.ByRole);
    }

    [Fact]
    public async Task A_stream_is_handed_on_whole_and_one_that_stops_midway_is_asked_for_again()
    {
        const string half = "data: {\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"yes\"}}]}\n\n";
        var events = Reply(half) with { ContentType = "text/event-stream" };
        await using var endpoint = Of(events, Reply(half + "data: [DONE]\n\n") with { ContentType = "text/event-stream" });
        using ModelGateway gateway = new(Quick);

        var text = "";
        await foreach (var part in Service(endpoint, gateway).GetStreamingChatMessageContentsAsync("?", cancellationToken: TestContext.Current.CancellationToken))
        {
            text += part.Content;
        }

        Assert.Equal(("yes", 2), (text, endpoint.Requests));
    }

    private static IChatCompletionService Service(Endpoint endpoint, ModelGateway gateway) => Service(endpoint, gateway.ClientFor(endpoint.Model));

    private static IChatCompletionService Service(Endpoint endpoint, HttpClient client) => Kernel(endpoint, client).GetRequiredService<IChatCompletionService>();

    private static Kernel Kernel(Endpoint endpoint, HttpClient client) =>
        Microsoft.SemanticKernel.Kernel.CreateBuilder().AddOpenAIChatCompletion("some-model", endpoint.Address, "a-secret-key", httpClient: client).Build();
}
