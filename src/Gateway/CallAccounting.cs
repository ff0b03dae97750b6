using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway;

/// <summary>Makes the record of a call, counts it and tells the sink.</summary>
internal sealed class CallAccounting(GatewayOptions options)
{
    public CallLedger Ledger { get; } = new();

    public CallRecord Add(PendingCall call, CallOutcome outcome)
    {
        var record = Record(call, outcome);
        if (outcome.IsCall)
        {
            Ledger.Add(record);
            options.Calls?.Write(record);
        }

        return record;
    }

    private CallRecord Record(PendingCall call, CallOutcome outcome)
    {
        var facts = outcome.Reply?.Facts;
        return new()
        {
            CallId = call.CallId,
            ConversationId = call.ConversationId,
            Sample = call.Sample,
            Draw = call.Draw,
            Role = call.Role,
            Model = call.ShortModel,
            Address = call.Address,
            AnsweredBy = facts?.AnsweredBy,
            At = outcome.At,
            Seconds = outcome.Seconds,
            Attempts = outcome.Attempts,
            Replayed = outcome.Replayed,
            Request = call.Request,
            Reply = outcome.Reply?.Content,
            Usage = outcome.Replayed ? facts?.Usage : Sum(outcome.Attempts),
            Cost = CostOf(call.Model, facts?.AnsweredBy, outcome.Attempts),
            Failure = (outcome.Error as ModelException)?.Failure,
            Error = outcome.Error switch
            {
                null => null,
                ModelException failure => failure.Message,
                OperationCanceledException => "cancelled",
                var other => PlainLine.Of(call.Secrets.BlottedOut(other.Message), 200),
            },
        };
    }

    /// <summary>Every attempt is billed: what an attempt that is paid for used, priced; null where one is unknown.</summary>
    private decimal? CostOf(ModelName model, string? answeredBy, IReadOnlyList<CallAttempt> attempts)
    {
        decimal? sum = 0;
        foreach (var attempt in attempts.Where(a => a.Billing != AttemptBilling.Free))
        {
            sum += options.Prices.CostOf(model, answeredBy, attempt.Usage);
        }

        return sum;
    }

    private static TokenUsage? Sum(IReadOnlyList<CallAttempt> attempts)
    {
        var used = attempts.Select(a => a.Usage).OfType<TokenUsage>().ToArray();
        return used.Length == 0 ? null : new(Clamped(used.Sum(u => (long)u.Input)), Clamped(used.Sum(u => (long)u.Output))) { Cached = Clamped(used.Sum(u => (long)u.Cached)) };
    }

    private static int Clamped(long count) => (int)Math.Min(count, int.MaxValue);
}
