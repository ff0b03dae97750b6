using System.Diagnostics.CodeAnalysis;
using LearningThePrior.Gateway.Limits;

namespace LearningThePrior.Cluster.Silos;

/// <summary>A silo's part of a run's money; asks for more when it is spent.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Its semaphore is only waited for asynchronously and holds no handle.")]
internal sealed class LeasedPurse(Func<IPurseGrain> grain, string silo) : ICallPurse
{
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
                _allowed = await grain().AllowAsync(silo, calls, cost);
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

    private bool IsWithin(long calls, decimal cost) => calls <= _allowed.Calls && cost < _allowed.Cost;
}
