using LearningThePrior.Gateway.Store;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Limits;

/// <summary>Sends no call beyond the limits on calls and cost; replies that are already paid for are none of its business.</summary>
internal sealed class LimitExchange : IExchange
{
    private readonly IExchange _inner;
    private readonly GatewayOptions _options;
    private readonly Lazy<Task<Spending>> _spending;

    public LimitExchange(IExchange inner, ICallStore? store, GatewayOptions options)
    {
        _inner = inner;
        _options = options;

        // A purse knows itself what was spent before.
        _spending = new(() => options.Purse is null ? Spending.ReadAsync(store, options) : Task.FromResult(new Spending(options)));
    }

    public async ValueTask<CallOutcome> SendAsync(PendingCall call, CancellationToken cancellationToken)
    {
        Spending spending;
        try
        {
            spending = await _spending.Value;
        }
        catch (ModelException e)
        {
            return CallOutcome.Refused(e, _options.Time);
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            return CallOutcome.Refused(new ModelException(ModelFailure.NotRecorded, $"what the run has spent cannot be told: {e.Message}", e), _options.Time);
        }

        if (spending.Take(call, out var number) is { } refusal)
        {
            return CallOutcome.Refused(refusal, _options.Time);
        }

        if (_options.Purse is { } purse && await RefusalAsync(purse, number, spending, cancellationToken) is { } shared)
        {
            spending.GiveBack();
            return CallOutcome.Refused(shared, _options.Time);
        }

        var outcome = await _inner.SendAsync(call, cancellationToken);
        spending.Settle(call, outcome);
        return outcome;
    }

    private static async ValueTask<Exception?> RefusalAsync(ICallPurse purse, long number, Spending spending, CancellationToken cancellationToken)
    {
        try
        {
            return await purse.RefusalAsync(number, spending.Cost, cancellationToken) is { } why ? new ModelException(ModelFailure.LimitReached, why) : null;
        }
        catch (OperationCanceledException e)
        {
            return e;
        }
        catch (Exception e) when (e is IOException or TimeoutException)
        {
            return new ModelException(ModelFailure.Unreachable, $"nobody said whether the run's money allows a call: {e.Message}", e);
        }
    }
}
