using System.Runtime.CompilerServices;
using LearningThePrior.Cli.Clustering;

namespace LearningThePrior.Cli.Tests.Toys;

/// <summary>Makes this process the full <c>ltp</c>, as its Program does.</summary>
internal static class FullProgram
{
    [ModuleInitializer]
    internal static void SetRoom() => (Torch.Room, Clusters.Room) = (new TorchRoom(), new ClusterRoom());
}
