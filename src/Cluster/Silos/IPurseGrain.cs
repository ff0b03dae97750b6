namespace LearningThePrior.Cluster.Silos;

/// <summary>Leases a run's money to silos, in parts. Its key is the run's id.</summary>
internal interface IPurseGrain : IGrainWithStringKey
{
    /// <summary>A silo has spent what it was allowed, and asks for more.</summary>
    /// <param name="silo">The silo's session.</param>
    /// <param name="calls">Calls that it has made for the run.</param>
    /// <param name="cost">What it has spent on the run, in US dollars.</param>
    /// <returns>What it may spend in all, calls and dollars; no more than it has where nothing is left.</returns>
    Task<Allowance> AllowAsync(string silo, long calls, decimal cost);
}

/// <summary>What a silo may spend on a run in all.</summary>
[GenerateSerializer]
[Immutable]
internal readonly record struct Allowance([property: Id(0)] long Calls, [property: Id(1)] decimal Cost);
