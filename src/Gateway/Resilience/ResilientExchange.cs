using System.Collections.Concurrent;
using LearningThePrior.Gateway.Limits;
using LearningThePrior.Gateway.Store;
using LearningThePrior.Gateway.Wire;
using LearningThePrior.LanguageModels;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace LearningThePrior.Gateway.Resilience;

/// <summary>Sends calls over the line to their address and model, and says in one line why there is no reply where there is none.</summary>
internal sealed class ResilientExchange(WireSender sender, CallIntents intents, GatewayOptions options) : IExchange, IDisposable
{
    private readonly ConcurrentDictionary<(string Address, string Model), Lazy<EndpointPipeline>> _pipelines = new();

    public async ValueTask<CallOutcome> SendAsync(PendingCall call, CancellationToken cancellationToken)
    {
        Trail trail = new(call, options);
        var (last, exception) = await PipelineOf(call).SendAsync(trail, cancellationToken);
        return new()
        {
            Attempts = trail.Attempts,
            At = options.Time.GetUtcNow(),
            Seconds = trail.Seconds,
            Reply = last?.Reply ?? trail.LastReply,
            Error = last is { Fault: null } ? null : ErrorOf(trail, exception, cancellationToken),
        };
    }

    /// <summary>The limits of all addresses and models that were asked.</summary>
    public IReadOnlyList<EndpointLimit> Limits => [.. _pipelines.Where(p => p.Value.IsValueCreated).Select(p => new EndpointLimit(p.Key.Address, p.Key.Model, p.Value.Value.Limiter))];

    public void Dispose()
    {
        foreach (var line in _pipelines.Values)
        {
            line.Value.Dispose();
        }
    }

    internal EndpointPipeline PipelineOf(PendingCall call) =>
        _pipelines.GetOrAdd((call.Address, call.ShortModel), _ => new Lazy<EndpointPipeline>(() => new(sender, intents, options))).Value;

    private static Exception ErrorOf(Trail trail, Exception? exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException cancelled when cancellationToken.IsCancellationRequested => cancelled,
        BrokenCircuitException when trail.LastFault is null => new ModelException(
            ModelFailure.CircuitOpen, $"{trail.Call.Place} failed nearly every call of late, and is left alone for a while: look at the server, then go on."),
        null or BrokenCircuitException or TimeoutRejectedException when trail.LastFault is { } fault => new ModelException(
            fault.Failure, trail.Attempts.Count > 1 ? $"{fault.Message} (sent {trail.Attempts.Count} times)" : fault.Message, exception)
        {
            Attempts = trail.Attempts.Count,
        },
        _ => exception!,
    };
}
