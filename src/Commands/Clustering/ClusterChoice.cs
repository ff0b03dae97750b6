using System.CommandLine;

namespace LearningThePrior.Cli.Clustering;

/// <summary>The option <c>--cluster</c>, of programs that have one.</summary>
internal sealed class ClusterChoice
{
    private readonly Option<string?>? _cluster = Clusters.Room is { } room ? Made(room) : null;

    public IEnumerable<Option> Options => _cluster is null ? [] : [_cluster];

    /// <summary>The cluster that a run is to be played on; null for here.</summary>
    public string? Of(ParseResult parsed) => _cluster is null ? null : parsed.GetValue(_cluster);

    private static Option<string?> Made(IClusterRoom room)
    {
        var cluster = new Option<string?>("--cluster")
        {
            Description = "Play on a cluster: redis://HOST:PORT, rediss:// (encrypted), or local:3 for three processes here. See 'ltp worker'.",
        };
        cluster.Validators.Add(result =>
        {
            if (result.Tokens is [.., { Value: { } address }] && room.Refusal(address) is { } refusal)
            {
                result.AddError(refusal);
            }
        });
        return cluster;
    }

    /// <summary>Begins to drive a run.</summary>
    public static Task<IClusterRun> BeginAsync(ClusterRequest request, TextWriter error, CancellationToken cancellationToken) =>
        Clusters.Room!.BeginAsync(request, error, cancellationToken);
}
