using System.Diagnostics.CodeAnalysis;
using LearningThePrior.Gateway.Limits;

namespace LearningThePrior.Cluster.Silos;

/// <summary>A silo's part of a run's money; asks for more when it is spent.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Its semaphore is only waited for asynchronously and holds no handle.")]
internal sealed class LeasedPurse(Func<IPurseGrain> grain, string silo, TimeProvider time) : ICallPurse
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _asking = new(1);
    private Allowance _allowed;

    public async ValueTask<string?> RefusalAsync(long calls, decimal cost, CancellationToken cancellationToken)
    {
        if (IsWithin(calls, cost))
        {
            return null;
        }

        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (!IsWithin(calls, cost))
            {
                _allowed = await AskAsync(calls, cost, cancellationToken);
            }

            return IsWithin(calls, cost) ? null
                : cost >= _allowed.Cost ? "the limit of US dollars (--max-cost) is reached by all silos together: go on with a higher one."
                : "the limit of calls (--max-calls) is reached by all silos together: go on with a higher one.";
        }
        finally
        {
            _asking.Release();
        }
    }

    private async Task<Allowance> AskAsync(long calls, decimal cost, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await grain().AllowAsync(silo, calls, cost);
            }
            catch (Exception e) when (e is OrleansException or TimeoutException or IOException)
            {
                // The silo that kept the purse died, or the store is away: nothing is sent meanwhile.
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    private bool IsWithin(long calls, decimal cost) => calls <= _allowed.Calls && cost < _allowed.Cost;
}
