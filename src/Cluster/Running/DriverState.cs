namespace LearningThePrior.Cluster.Running;

/// <summary>How the driver of a run is, as it says every few seconds.</summary>
internal sealed record DriverState
{
    public required string RunId { get; init; }

    public required string Kind { get; init; }

    public required string Host { get; init; }

    public required int Process { get; init; }

    /// <summary>Items that are sent and have not come back.</summary>
    public int Sent { get; init; }

    /// <summary>Items that stand in the run's folder since this driver began.</summary>
    public long Done { get; init; }

    /// <summary>Those that failed instead.</summary>
    public long Failed { get; init; }

    public DateTimeOffset Since { get; init; }
}
