namespace LearningThePrior.Cli.Clustering;

/// <summary>The program's way into a cluster: null in the light program; the full one sets it as it starts.</summary>
internal static class Clusters
{
    public static IClusterRoom? Room { get; set; }
}
