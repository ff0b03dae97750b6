using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Cli.Models;

/// <summary>
/// What debates that are played side by side cost, so that it does not depend on which was faster: a call that several make alike is sent
/// once, and the first that is asked about pays for it; to the others it is a replay. Safe for concurrent use.
/// </summary>
internal sealed class SharedCalls(ICallSink inner) : ICallSink
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, CallTotals> _unpaid = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _made = new(StringComparer.Ordinal);

    public void Write(CallRecord call)
    {
        inner.Write(call);
        if (call.ConversationId is not { } debate)
        {
            return;
        }

        var key = call.CallId[(debate.Length + 1)..];
        lock (_gate)
        {
            if (!_made.TryGetValue(debate, out var keys))
            {
                _made.Add(debate, keys = []);
            }

            keys.Add(key);
            if (!call.Replayed)
            {
                _unpaid[key] = _unpaid.GetValueOrDefault(key, CallTotals.None) + CallTotals.Of(call);
            }
        }
    }

    /// <summary>The debate's share; asked once for each debate, when all that may share calls with it are over.</summary>
    public CallTotals ShareOf(string debateId)
    {
        lock (_gate)
        {
            return _made.Remove(debateId, out var keys) ? keys.Select(Pay).Aggregate(CallTotals.None, (sum, call) => sum + call) : CallTotals.None;
        }
    }

    private CallTotals Pay(string key) =>
        _unpaid.Remove(key, out var sent) ? sent with { Calls = 1 } : new() { Calls = 1, Replayed = 1 };
}
