namespace LearningThePrior.Cluster.Silos;

/// <summary>The shares of one endpoint and model. When its silo dies they are found anew from what silos report.</summary>
internal sealed class LimiterGrain(TimeProvider time) : Grain, ILimiterGrain
{
    /// <summary>How long a silo that says nothing keeps its share.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(5);

    private readonly PermitShares _shares = new(Life);

    public Task<PermitLease> LeaseAsync(string silo, PermitReport report) => Task.FromResult(_shares.Lease(silo, report, time.GetUtcNow()));
}
