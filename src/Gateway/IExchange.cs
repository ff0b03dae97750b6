namespace LearningThePrior.Gateway;

/// <summary>One layer of the gateway: takes a call and sees to its outcome, by itself or through the layer below.</summary>
internal interface IExchange
{
    /// <summary>Does not throw for what happens to calls: the outcome tells.</summary>
    ValueTask<CallOutcome> SendAsync(PendingCall call, CancellationToken cancellationToken);
}
