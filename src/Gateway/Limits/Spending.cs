using LearningThePrior.Gateway.Calls;
using LearningThePrior.Gateway.Recordings;
using LearningThePrior.Gateway.Store;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway.Limits;

/// <summary>What a run has spent, against its limits. Its own recordings are in it from the start.</summary>
internal sealed class Spending(GatewayOptions options)
{
    private readonly Lock _lock = new();
    private long _calls;
    private decimal _cost;

    /// <summary>The cost so far.</summary>
    public decimal Cost
    {
        get
        {
            lock (_lock)
            {
                return _cost;
            }
        }
    }

    /// <summary>The calls so far.</summary>
    public long Calls
    {
        get
        {
            lock (_lock)
            {
                return _calls;
            }
        }
    }

    /// <summary>Reads what a run has spent so far: its failed calls, what was perhaps paid for without a reply, and its replies.</summary>
    /// <exception cref="ModelException">The file of calls cannot be read.</exception>
    /// <exception cref="IOException">The store cannot be read.</exception>
    /// <exception cref="FormatException">A reply in the store cannot be read.</exception>
    public static async Task<Spending> ReadAsync(ICallStore? store, GatewayOptions options)
    {
        Spending spending = new(options);
        foreach (var failed in options.CallsBefore is null ? [] : FailedCall.In(options.CallsBefore))
        {
            spending.Add(failed.Model, failed.AnsweredBy, failed.Attempts, failed.Length);
        }

        if (store is not null && options.RunId is { } run)
        {
            // What is lost first: nothing of this session may be taken for it.
            var lost = PerhapsPaid.Of(await store.PerhapsPaidAsync(run, CancellationToken.None).ToListAsync(), options.Prices);
            spending.Add(lost.Count, lost.AtMost);
            await foreach (var text in store.RepliesOfAsync(run, CancellationToken.None))
            {
                var own = RecordingJson.Read(text);
                spending.Add(CalledModel.Read(own.Model, own.Address), own.Reply.Facts.AnsweredBy, own.Attempts, own.Request.Bytes.Length);
            }
        }

        return spending;
    }

    /// <summary>Gives the place of a call back that was not sent.</summary>
    public void GiveBack()
    {
        lock (_lock)
        {
            _calls--;
        }
    }

    /// <summary>Takes a call's place, or says why it must not be sent.</summary>
    /// <param name="call">The call.</param>
    /// <param name="number">Which call of the run it is, from 1, where it may be sent.</param>
    public ModelException? Take(PendingCall call, out long number)
    {
        lock (_lock)
        {
            number = 0;
            if (options.MaxCost is not null && options.Prices.PriceOf(call.Model) is null)
            {
                return new(ModelFailure.LimitReached, $"there is a limit on cost, and the price of {call.Place} is unknown: give its price (0 if it is free), or no limit.");
            }

            if (_calls >= options.MaxCalls)
            {
                return new(ModelFailure.LimitReached, $"the limit of {options.MaxCalls} calls is reached: go on with a higher one.");
            }

            if (_cost >= options.MaxCost)
            {
                return new(ModelFailure.LimitReached, FormattableString.Invariant($"the limit of {options.MaxCost} US dollars is reached: go on with a higher one."));
            }

            number = ++_calls;
            return null;
        }
    }

    /// <summary>Counts what came of a call that had taken its place.</summary>
    public void Settle(PendingCall call, CallOutcome outcome)
    {
        var cost = Guess(call.Model, outcome.Reply?.Facts.AnsweredBy, outcome.Attempts, call.Body.Length);
        lock (_lock)
        {
            _calls -= outcome.IsCall ? 0 : 1;
            _cost += cost;
        }
    }

    /// <summary>Counts a call that the run made before it died.</summary>
    private void Add(ModelName model, string? answeredBy, IReadOnlyList<CallAttempt> attempts, int length)
    {
        lock (_lock)
        {
            _calls++;
            _cost += Guess(model, answeredBy, attempts, length);
        }
    }

    /// <summary>Counts calls that may have been paid for without a reply.</summary>
    private void Add(int calls, decimal atMost)
    {
        lock (_lock)
        {
            _calls += calls;
            _cost += atMost;
        }
    }

    // To hold a limit, what is unknown is put high: a token has at least one byte.
    private decimal Guess(ModelName model, string? answeredBy, IReadOnlyList<CallAttempt> attempts, int length) =>
        options.Prices.PriceOf(model, answeredBy) is not { } price ? 0 : attempts.Sum(a => a.Billing switch
        {
            AttemptBilling.Free => 0,
            _ => price.CostOf(a.Usage ?? new(length, CallIntent.LongestOutput)),
        });
}
