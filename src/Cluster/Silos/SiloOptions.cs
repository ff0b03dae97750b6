namespace LearningThePrior.Cluster.Silos;

/// <summary>How a worker joins a cluster.</summary>
public sealed record SiloOptions
{
    /// <summary>The cluster's store.</summary>
    public required ClusterAddress Address { get; init; }

    /// <summary>Items played, and calls under way, at once.</summary>
    public int Permits { get; init; } = 64;

    /// <summary>The address that other silos and drivers reach this one by. Loopback: nobody else does.</summary>
    public string Bind { get; init; } = "127.0.0.1";

    /// <summary>The port for other silos; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>The port for drivers; 0 for a free one.</summary>
    public int GatewayPort { get; init; }

    /// <summary>Where replies wait that the store cannot take.</summary>
    public required string Spool { get; init; }

    /// <summary>How often silos look whether others live. A silo that misses two looks is taken for dead, and what it played is begun elsewhere.</summary>
    public TimeSpan Probe { get; init; } = TimeSpan.FromSeconds(2);
}
