using LearningThePrior.Gateway.Calls;
using LearningThePrior.Gateway.Recordings;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Limits;

/// <summary>Sends no call beyond the limits on calls and cost; replies that are already paid for are none of its business.</summary>
internal sealed class LimitExchange : IExchange
{
    private readonly IExchange _inner;
    private readonly GatewayOptions _options;
    private readonly Lazy<Spending> _spending;

    public LimitExchange(IExchange inner, RecordingFolder? folder, GatewayOptions options)
    {
        _inner = inner;
        _options = options;
        _spending = new(() => Before(folder, options));
    }

    public async ValueTask<CallOutcome> SendAsync(PendingCall call, CancellationToken cancellationToken)
    {
        Spending spending;
        try
        {
            spending = _spending.Value;
        }
        catch (ModelException e)
        {
            return CallOutcome.Refused(e, _options.Time);
        }

        if (spending.Take(call) is { } refusal)
        {
            return CallOutcome.Refused(refusal, _options.Time);
        }

        var outcome = await _inner.SendAsync(call, cancellationToken);
        spending.Settle(call, outcome);
        return outcome;
    }

    private static Spending Before(RecordingFolder? folder, GatewayOptions options)
    {
        Spending spending = new(options);
        foreach (var own in folder is null || options.RunId is not { } run ? [] : folder.Of(run))
        {
            var slash = own.Model.IndexOf('/', StringComparison.Ordinal);
            ModelName model = new(own.Model[..slash], own.Model[(slash + 1)..], new(own.Address));
            spending.Add(model, own.Reply.Facts.AnsweredBy, own.Attempts, own.Request.Bytes.Length);
        }

        foreach (var failed in options.CallsBefore is null ? [] : FailedCall.In(options.CallsBefore))
        {
            spending.Add(failed.Model, failed.AnsweredBy, failed.Attempts, failed.Length);
        }

        return spending;
    }
}
