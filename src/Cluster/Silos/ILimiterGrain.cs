namespace LearningThePrior.Cluster.Silos;

/// <summary>Divides what an endpoint bears for one model among silos, so that they are one client to its rate limit. Its key is address and model.</summary>
internal interface ILimiterGrain : IGrainWithStringKey
{
    /// <summary>Tells how much a silo wants, and hears how much it may have until it asks again.</summary>
    /// <param name="silo">The silo's session.</param>
    /// <param name="report">How it is.</param>
    Task<PermitLease> LeaseAsync(string silo, PermitReport report);
}

/// <summary>What a silo says of an endpoint.</summary>
/// <param name="Wanted">Calls under way there, and those that wait.</param>
/// <param name="Permits">The most that the silo has under way.</param>
/// <param name="Refusals">How often the endpoint asked it for fewer calls since it began.</param>
/// <param name="PausedUntil">Until when the endpoint asked to be left alone.</param>
[GenerateSerializer]
[Immutable]
internal readonly record struct PermitReport([property: Id(0)] int Wanted, [property: Id(1)] int Permits, [property: Id(2)] long Refusals, [property: Id(3)] DateTimeOffset PausedUntil);

/// <summary>What a silo may have.</summary>
/// <param name="Most">The most calls under way.</param>
/// <param name="PausedUntil">Until when none begins.</param>
[GenerateSerializer]
[Immutable]
internal readonly record struct PermitLease([property: Id(0)] int Most, [property: Id(1)] DateTimeOffset PausedUntil);
