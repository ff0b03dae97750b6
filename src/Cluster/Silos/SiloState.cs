namespace LearningThePrior.Cluster.Silos;

/// <summary>How a silo is, as it says every few seconds.</summary>
internal sealed record SiloState
{
    public required string Version { get; init; }

    public required string Host { get; init; }

    public required int Process { get; init; }

    public required int Permits { get; init; }

    /// <summary>Items that are played now.</summary>
    public int Playing { get; init; }

    /// <summary>Items that wait for others to end.</summary>
    public int Waiting { get; init; }

    /// <summary>Items that ended well since it began.</summary>
    public long Done { get; init; }

    /// <summary>Items that failed since it began.</summary>
    public long Failed { get; init; }

    /// <summary>Calls of the runs that are open there.</summary>
    public long Calls { get; init; }

    /// <summary>What is known of their cost, in US dollars.</summary>
    public decimal Cost { get; init; }

    /// <summary>Replies that the store has not taken yet.</summary>
    public int Spooled { get; init; }

    public DateTimeOffset Since { get; init; }
}
