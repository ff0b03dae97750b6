namespace LearningThePrior.Cli.Clustering;

/// <summary>The program's cluster: none, unless its first line sets one.</summary>
internal static class Clusters
{
    public static IClusterRoom? Room { get; set; }
}
