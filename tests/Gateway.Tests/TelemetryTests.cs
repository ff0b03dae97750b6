using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using LearningThePrior.LanguageModels;
using static LearningThePrior.Gateway.Tests.Endpoint;

namespace LearningThePrior.Gateway.Tests;

/// <summary>Traces and metrics have the names of the semantic conventions.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_call_is_a_span_with_model_usage_and_conversation()
    {
        await using var endpoint = Of(Reply());
        ConcurrentQueue<Activity> spans = new();
        using ActivityListener listener = new()
        {
            ShouldListenTo = s => s.Name == GatewayTelemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using ModelGateway gateway = new(Quick);

        using (Conversation.Begin("debate-of-telemetry"))
        {
            await endpoint.AskAsync(gateway, cancellationToken: TestContext.Current.CancellationToken);
        }

        // Other tests run at the same time, in conversations of other names.
        var span = Assert.Single(spans, s => (string?)s.GetTagItem("gen_ai.conversation.id") == "debate-of-telemetry");
        Assert.Equal(("chat some-model", ActivityKind.Client), (span.DisplayName, span.Kind));
        Assert.Equal(
            ("chat", "test", "some-model", "answering-model", 100, 20),
            (span.GetTagItem("gen_ai.operation.name"), span.GetTagItem("gen_ai.provider.name"), span.GetTagItem("gen_ai.request.model"),
                span.GetTagItem("gen_ai.response.model"), span.GetTagItem("gen_ai.usage.input_tokens"), span.GetTagItem("gen_ai.usage.output_tokens")));
        Assert.Null(span.GetTagItem("error.type"));
    }

    [Fact]
    public async Task Tokens_and_durations_are_measured_and_failures_have_their_type()
    {
        await using var endpoint = Of(Reply(), Reply("{}", 404));
        ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> measured = new();
        using MeterListener listener = new() { InstrumentPublished = (i, l) => (i.Meter.Name == GatewayTelemetry.Name ? l : null)?.EnableMeasurementEvents(i) };
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => measured.Enqueue((i.Name, value, Read(tags))));
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => measured.Enqueue((i.Name, value, Read(tags))));
        listener.Start();
        using ModelGateway gateway = new(Quick);

        await endpoint.AskAsync(gateway, "one", cancellationToken: TestContext.Current.CancellationToken);
        await endpoint.FailAsync(gateway, "two");

        var own = measured.Where(m => Equals(m.Tags["server.port"], endpoint.Address.Port)).ToArray();
        Assert.Equal(["input 100", "output 20"], own.Where(m => m.Name == "gen_ai.client.token.usage").Select(m => $"{m.Tags["gen_ai.token.type"]} {m.Value}"));
        Assert.Equal([null, "unknown_model"], own.Where(m => m.Name == "gen_ai.client.operation.duration").Select(m => m.Tags.GetValueOrDefault("error.type")));
    }

    private static Dictionary<string, object?> Read(ReadOnlySpan<KeyValuePair<string, object?>> tags) => new([.. tags]);
}
