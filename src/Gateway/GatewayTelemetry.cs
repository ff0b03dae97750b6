using System.Diagnostics;
using System.Diagnostics.Metrics;
using LearningThePrior.Gateway.Wire;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway;

/// <summary>
/// Traces and metrics of calls by OpenTelemetry's semantic conventions for generative AI. Nothing is exported from here; with
/// nobody listening it costs next to nothing. Neither prompts nor replies are in it, nor what endpoints say when they refuse, unless
/// <c>OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT</c> is true.
/// </summary>
public static class GatewayTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "LearningThePrior.LanguageModels";

    private static readonly bool CapturesContent = Environment.GetEnvironmentVariable("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT") is "true" or "True" or "1";

    private static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<long> Tokens = Meter.CreateHistogram<long>(
        "gen_ai.client.token.usage", "{token}", "Tokens that calls used.", advice: Buckets(Enumerable.Range(0, 14).Select(i => 1L << (2 * i))));

    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>(
        "gen_ai.client.operation.duration", "s", "How long calls took, with all their attempts.", advice: Buckets(Enumerable.Range(0, 14).Select(i => .01 * (1 << i))));

    internal static Activity? Start(PendingCall call)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var operation = Operation(call);
        var activity = Source.StartActivity($"{operation} {call.Model.Model}", ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
        {
            foreach (var (name, value) in Tags(call, operation))
            {
                activity.SetTag(name, value);
            }

            activity.SetTag("gen_ai.conversation.id", call.ConversationId);
            activity.SetTag("ltp.role", call.Role is { } role ? CallWords.Of(role) : null);
        }

        return activity;
    }

    internal static void Finish(Activity? activity, PendingCall call, CallRecord record, ReadReply? reply)
    {
        var error = record.Failure is { } failure ? CallWords.Of(failure) : record.Error is null ? null : "cancelled";
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("gen_ai.response.model", record.AnsweredBy);
            activity.SetTag("gen_ai.usage.input_tokens", record.Usage?.Input);
            activity.SetTag("gen_ai.usage.output_tokens", record.Usage?.Output);
            activity.SetTag("ltp.call.id", record.CallId);
            activity.SetTag("ltp.replayed", record.Replayed);
            activity.SetTag("ltp.attempts", record.Attempts.Count);
            activity.SetTag("error.type", error);
            if (CapturesContent)
            {
                activity.SetTag("gen_ai.input.messages", SpanMessages.Asked(call.Request));
                activity.SetTag("gen_ai.output.messages", SpanMessages.Said(reply));
            }

            if (error is not null)
            {
                activity.SetStatus(ActivityStatusCode.Error, CapturesContent ? record.Error : error);
            }
        }

        if (!record.Replayed && (Tokens.Enabled || Durations.Enabled))
        {
            Measure(call, record, error);
        }
    }

    private static void Measure(PendingCall call, CallRecord record, string? error)
    {
        TagList tags = [];
        foreach (var (name, value) in Tags(call, Operation(call)))
        {
            tags.Add(name, value);
        }

        tags.Add("gen_ai.response.model", record.AnsweredBy);
        if (record.Usage is { } usage)
        {
            Tokens.Record(usage.Input, [.. tags, new("gen_ai.token.type", "input")]);
            Tokens.Record(usage.Output, [.. tags, new("gen_ai.token.type", "output")]);
        }

        if (error is not null)
        {
            tags.Add("error.type", error);
        }

        Durations.Record(record.Seconds, tags);
    }

    private static IEnumerable<KeyValuePair<string, object?>> Tags(PendingCall call, string operation) =>
    [
        new("gen_ai.operation.name", operation),
        new("gen_ai.provider.name", call.Model.Provider),
        new("gen_ai.request.model", call.Model.Model),
        new("server.address", call.Original.RequestUri!.Host),
        new("server.port", call.Original.RequestUri.Port),
    ];

    // The conventions advise these bounds: the default ones are milliseconds of web requests.
    private static InstrumentAdvice<T> Buckets<T>(IEnumerable<T> bounds)
        where T : struct => new() { HistogramBucketBoundaries = [.. bounds] };

    private static string Operation(PendingCall call) => call.Path.Contains("embeddings", StringComparison.Ordinal) ? "embeddings" : "chat";
}
