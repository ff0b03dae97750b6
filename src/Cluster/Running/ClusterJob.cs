using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Cluster.Silos;

namespace LearningThePrior.Cluster.Running;

/// <summary>A run as a worker elsewhere makes it again: what its <c>run.json</c> says, and how models are called. It is data alone.</summary>
public sealed record ClusterJob
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>What plays it: "debate", "compare", "learn".</summary>
    public required string Kind { get; init; }

    /// <summary>The content of <c>run.json</c>, or what else tells all of the run.</summary>
    public required JsonElement Plan { get; init; }

    /// <summary>How models are called, as options of the command line.</summary>
    public required IReadOnlyList<string> Options { get; init; }

    /// <summary>The folder in which the command was given: relative paths are from there.</summary>
    public required string Directory { get; init; }

    /// <summary>The most that the run's calls may cost, in US dollars; null for no limit.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>The most calls that the run may make; null for no limit.</summary>
    public long? MaxCalls { get; init; }

    /// <summary>Calls that the run made before it came to the cluster.</summary>
    public long CallsBefore { get; init; }

    /// <summary>What they cost, put high where it is unknown.</summary>
    public decimal CostBefore { get; init; }

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.ClusterJob);

    internal static ClusterJob Read(byte[] bytes) => JsonSerializer.Deserialize(bytes, ClusterJson.Default.ClusterJob)!;
}

/// <summary>An item on its way to a silo, and the driver that sends it.</summary>
internal sealed record SentItem(string Key, string Kind, JsonElement Description, string Driver);

/// <summary>How jobs, items and states are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ClusterJob))]
[JsonSerializable(typeof(SentItem))]
[JsonSerializable(typeof(SiloState))]
[JsonSerializable(typeof(DriverState))]
internal sealed partial class ClusterJson : JsonSerializerContext;
