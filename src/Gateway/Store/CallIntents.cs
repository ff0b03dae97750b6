using LearningThePrior.Gateway.Resilience;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Store;

/// <summary>Tells the store of attempts before they are sent, and when they are accounted for.</summary>
/// <param name="store">The store; null where nothing is kept.</param>
/// <param name="options">The gateway's settings.</param>
internal sealed class CallIntents(ICallStore? store, GatewayOptions options)
{
    // A process that was frozen, or waited for its turn, may have been declared dead meanwhile, and its calls made by others.
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(1);

    /// <summary>Notes an attempt that is about to be sent.</summary>
    /// <exception cref="ModelException">It could not be noted, and must not be sent.</exception>
    /// <exception cref="AnsweredMeanwhileException">There is a reply now, where there was none when the store was asked.</exception>
    public async ValueTask<CallIntent?> BeginAsync(Trail trail, CancellationToken cancellationToken)
    {
        if (store is null)
        {
            return null;
        }

        var call = trail.Call;
        try
        {
            var intent = new CallIntent
            {
                Key = call.Key,
                Attempt = trail.Attempts.Count + 1,
                RunId = options.RunId,
                Who = store.Session,
                At = options.Time.GetUtcNow(),
                TimeoutSeconds = options.AttemptTimeout.TotalSeconds,
                Model = call.ShortModel,
                Address = call.Address,
                ConversationId = call.ConversationId,
                RequestBytes = (call.Shaped ?? call.Body).Length,
                MostOutput = OutputLimit.Of(call.Shaped ?? call.Body) ?? CallIntent.LongestOutput,
                RequestId = options.IdempotencyHeader is null ? null : call.RequestId,
            };
            await store.IntendAsync(intent, cancellationToken);
            call.Intents.Add(intent);
            if (call.MissedAt is { } missed && options.Time.GetElapsedTime(missed) > Stale && await store.FindAsync(call.StoreKey, cancellationToken) is not null)
            {
                throw new AnsweredMeanwhileException();
            }

            call.MissedAt = null;
            return intent;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException(ModelFailure.NotRecorded, $"a call of {call.Place} was not sent, because that it is could not be noted in {store.Place}: {e.Message}", e);
        }
    }

    /// <summary>Notes that an attempt cost nothing.</summary>
    public async ValueTask SettleAsync(PendingCall call, CallIntent? intent)
    {
        if (intent is not null && call.Intents.Remove(intent))
        {
            await store!.SettleAsync(intent, CancellationToken.None);
        }
    }

    /// <summary>Notes that all attempts of a call are accounted for: its reply is kept, or its failure is in the file of calls.</summary>
    public async ValueTask SettleAsync(PendingCall call)
    {
        foreach (var intent in call.Intents)
        {
            await store!.SettleAsync(intent, CancellationToken.None);
        }

        call.Intents.Clear();
    }
}
