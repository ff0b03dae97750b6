using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.Gateway.Store;
using LearningThePrior.Gateway.Wire;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway;

/// <summary>The door for one model: what Semantic Kernel sends comes in here, and a reply or an exception goes out.</summary>
internal sealed class GatewayHandler(ModelName model, IExchange exchange, CallAccounting accounting, CallIntents intents) : HttpMessageHandler
{
    private readonly CallAddresses _addresses = new(model.Address);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in ModelCall.Current?.Headers ?? System.Collections.Immutable.ImmutableDictionary<string, string>.Empty)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var call = await PendingCall.ReadAsync(model, _addresses, request, cancellationToken);
        using var activity = GatewayTelemetry.Start(call);
        var outcome = await exchange.SendAsync(call, cancellationToken);
        var record = accounting.Add(call, outcome);
        await intents.SettleAsync(call);
        GatewayTelemetry.Finish(activity, call, record, outcome.Reply?.Facts.Reply);
        call.Call?.Take(call, outcome);
        if (outcome.Error is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }

        return Response(request, outcome, call.IsChat);
    }

    private static HttpResponseMessage Response(HttpRequestMessage request, CallOutcome outcome, bool isChat)
    {
        var reply = outcome.Reply!;
        var body = isChat && !reply.IsEvents && reply.Facts.Reply is { IsPlain: false } ? PlainReply.Of(reply.Facts) : reply.Content.Bytes;

        // Readers of events take a stream that can be rewound for one that they have to read again, and fail.
        HttpResponseMessage response = new((HttpStatusCode)reply.Status)
        {
            RequestMessage = request,
            Content = reply.IsEvents ? new StreamContent(PipeReader.Create(new ReadOnlySequence<byte>(body)).AsStream()) : new ReadOnlyMemoryContent(body),
        };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue(reply.IsEvents ? "text/event-stream" : "application/json");
        return response;
    }
}
