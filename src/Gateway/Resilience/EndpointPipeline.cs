using LearningThePrior.Gateway.Store;
using LearningThePrior.Gateway.Wire;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace LearningThePrior.Gateway.Resilience;

/// <summary>
/// The way to one address and model, from outside in: retry, limiter, circuit breaker, time-out, sending. The limiter lies
/// within the retry, so that a call that waits to try again holds nobody's turn; the breaker within the limiter, so that those
/// who waited for a turn see that the circuit has opened; the time-out innermost, so that waiting takes none of it.
/// </summary>
internal sealed class EndpointPipeline : IDisposable
{
    private readonly ResiliencePipeline<Attempt> _layers;
    private readonly WireSender _sender;
    private readonly CallIntents _intents;
    private readonly GatewayOptions _options;

    public EndpointPipeline(WireSender sender, CallIntents intents, GatewayOptions options)
    {
        _sender = sender;
        _intents = intents;
        _options = options;
        Limiter = new(options.Limiter, options.Time);
        _layers = Build(options, Limiter);
    }

    public AdaptiveLimiter Limiter { get; }

    /// <summary>Makes attempts until there is a reply or no point in another; the trail tells of all.</summary>
    /// <returns>Null, or what ended it from outside: cancellation.</returns>
    public async ValueTask<(Attempt? Last, Exception? Exception)> SendAsync(Trail trail, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        trail.Enter(context);
        var outcome = await _layers.ExecuteOutcomeAsync(static (c, line) => line.AttemptAsync(c), context, this);
        ResilienceContextPool.Shared.Return(context);
        return (outcome.Result, outcome.Exception);
    }

    public void Dispose() => Limiter.Dispose();

    private static ResiliencePipeline<Attempt> Build(GatewayOptions options, AdaptiveLimiter limiter)
    {
        ResiliencePipelineBuilder<Attempt> layers = new() { TimeProvider = options.Time };
        if (options.Retry.MaxAttempts > 1)
        {
            layers.AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = options.Retry.MaxAttempts - 1,
                ShouldHandle = a => ValueTask.FromResult(Trail.Of(a.Context).CallsForAnother(a.Outcome)),
                DelayGenerator = a => ValueTask.FromResult<TimeSpan?>(Trail.Of(a.Context).Wait(a.AttemptNumber, a.Outcome.Exception)),
            });
        }

        return layers
            .AddStrategy(_ => new LimiterStrategy(limiter), new LimiterStrategyOptions())
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Attempt>
            {
                FailureRatio = options.Breaker.FailureRatio,
                MinimumThroughput = options.Breaker.MinimumAttempts,
                SamplingDuration = options.Breaker.Window,
                BreakDuration = options.Breaker.Pause,
                ShouldHandle = a => ValueTask.FromResult(a.Outcome.Exception is TimeoutRejectedException || a.Outcome.Result?.Fault is { IsOutage: true }),
            })
            .AddTimeout(options.AttemptTimeout)
            .Build();
    }

    private async ValueTask<Outcome<Attempt>> AttemptAsync(ResilienceContext context)
    {
        var trail = Trail.Of(context);
        CallIntent? intent;
        try
        {
            intent = await _intents.BeginAsync(trail, context.CancellationToken);
        }
        catch (Exception e) when (e is ModelException or OperationCanceledException or AnsweredMeanwhileException)
        {
            return Outcome.FromException<Attempt>(e);
        }

        var outcome = await SendAsync(trail, context);
        if (trail.Attempts[^1].Billing == AttemptBilling.Free)
        {
            await _intents.SettleAsync(trail.Call, intent);
        }

        return outcome;
    }

    private async ValueTask<Outcome<Attempt>> SendAsync(Trail trail, ResilienceContext context)
    {
        var began = _options.Time.GetTimestamp();
        try
        {
            var reply = await _sender.SendAsync(trail.Call, context.CancellationToken);
            var fault = ReplyFaults.Of(reply, trail.Call);
            trail.Add(began, reply, fault);
            return Outcome.FromResult(new Attempt(reply, fault));
        }
        catch (OperationCanceledException e) when (context.CancellationToken.IsCancellationRequested)
        {
            // Whether the time was up or the caller gave up is for the layer above to say; paid for it may be in both cases.
            trail.Add(began, null, WireFaults.TimedOut(trail.Call, _options));
            return Outcome.FromException<Attempt>(e);
        }
        catch (Exception e) when (WireFaults.Of(e, trail.Call, _options) is { } fault)
        {
            trail.Add(began, null, fault);
            return Outcome.FromResult(new Attempt(null, fault));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var fault = WireFaults.Unread(e, trail.Call);
            trail.Add(began, null, fault);
            return Outcome.FromResult(new Attempt(null, fault));
        }
    }
}
