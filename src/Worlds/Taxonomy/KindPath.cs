using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>The way from the root to a kind.</summary>
public static class KindPath
{
    /// <summary>The kinds from the root down to one, both included.</summary>
    public static IReadOnlyList<NodeAddress> To(NodeAddress kind)
    {
        var path = new NodeAddress[kind.Depth + 1];
        path[^1] = kind;
        for (var level = path.Length - 1; level > 0; level--)
        {
            path[level - 1] = path[level].Parent;
        }

        return path;
    }

    /// <summary>The exceptions on the way to a kind, from the root down; the root is none.</summary>
    public static IReadOnlyList<NodeAddress> ExceptionsTo(this IKinds kinds, NodeAddress kind)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        return [.. To(kind).Skip(1).Where(kinds.Flips)];
    }

    /// <summary>Whether a kind has the attribute: the root's, turned over by every exception on the way.</summary>
    public static bool HasAttribute(this IKinds kinds, NodeAddress kind)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        return To(kind).Count(kinds.Flips) % 2 == 1;
    }
}
