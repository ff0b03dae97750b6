using Polly;

namespace LearningThePrior.Gateway.Resilience;

/// <summary>The limiter as a layer of Polly's: every attempt waits for its turn, and what came of it teaches the limiter.</summary>
internal sealed class LimiterStrategy(AdaptiveLimiter limiter) : ResilienceStrategy<Attempt>
{
    protected override async ValueTask<Outcome<Attempt>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<Attempt>>> callback, ResilienceContext context, TState state)
    {
        long era;
        try
        {
            era = await limiter.EnterAsync(context.CancellationToken);
        }
        catch (OperationCanceledException e)
        {
            return Outcome.FromException<Attempt>(e);
        }

        // Neither a good reply nor a refusal, whatever is thrown.
        var fault = new Fault(default, "", "");
        try
        {
            var outcome = await callback(context, state);
            fault = outcome.Exception is null ? outcome.Result!.Fault : fault;
            return outcome;
        }
        finally
        {
            limiter.Leave(era, fault);
        }
    }
}
