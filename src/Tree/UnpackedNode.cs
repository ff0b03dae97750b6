using System.Diagnostics.CodeAnalysis;

namespace LearningThePrior.Tree;

/// <summary>Holds an unpacker to its contract.</summary>
internal static class UnpackedNode
{
    /// <summary>Checks that the unpacker gave the node asked for.</summary>
    /// <exception cref="InvalidOperationException">It gave none, or one of another address.</exception>
    public static void Verify([NotNull] Node? node, NodeAddress asked)
    {
        if (node is null)
        {
            throw new InvalidOperationException($"Asked for the node {asked.ToMessage()}, the unpacker gave none.");
        }

        if (node.Address != asked)
        {
            throw new InvalidOperationException(
                $"Asked for the node {asked.ToMessage()}, the unpacker gave the node {node.Address.ToMessage()}.");
        }
    }
}
