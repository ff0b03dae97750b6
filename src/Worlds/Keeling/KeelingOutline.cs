using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>The shape that every background of this world has: the root, three chapters, a section for each parameter.</summary>
internal static class KeelingOutline
{
    private static readonly (string Name, int[] Parameters)[] Chapters =
    [
        ("trend", [0, 1, 2]),
        ("season", [3, 4, 5, 6]),
        ("noise", [Parameter.Noise]),
    ];

    private static readonly Dictionary<NodeAddress, int[]> Below = Lay();

    /// <summary>Every node, each before its children.</summary>
    public static IReadOnlyList<NodeAddress> Nodes { get; } = [.. Below.Keys.Order()];

    /// <summary>The sections by parameter.</summary>
    public static IReadOnlyList<NodeAddress> Sections { get; } =
        [.. Parameter.All.Select((_, p) => Below.First(n => Steps(n.Key) == 2 && n.Value[0] == p).Key)];

    /// <summary>The parameters stated at or below a node; empty where there is no such node.</summary>
    public static IReadOnlyList<int> ParametersAt(NodeAddress address) => Below.GetValueOrDefault(address) ?? [];

    /// <summary>The parameter of a section; null for other nodes.</summary>
    public static int? SectionAt(NodeAddress address) =>
        Below.TryGetValue(address, out var below) && Steps(address) == 2 ? below[0] : null;

    /// <summary>A node's children in order.</summary>
    public static IReadOnlyList<NodeAddress> ChildrenOf(NodeAddress address) => Below.ContainsKey(address)
        ? [.. Nodes.Where(n => !n.IsRoot && n.Parent == address)]
        : [];

    /// <summary>What a node above the sections says.</summary>
    public static string TextOf(NodeAddress address) => address.IsRoot
        ? $"What is taken for granted about this record, in {Chapters.Length} chapters: {string.Join(", ", Chapters.Select(c => c.Name))}."
        : $"The {Chapters[address.Index].Name}. Sections: {string.Join(", ", ParametersAt(address).Select(p => Parameter.All[p].Name))}.";

    private static int Steps(NodeAddress address) => address.Depth;

    private static Dictionary<NodeAddress, int[]> Lay()
    {
        var nodes = new Dictionary<NodeAddress, int[]> { [NodeAddress.Root] = [.. Chapters.SelectMany(c => c.Parameters)] };
        foreach (var (c, chapter) in Chapters.Index())
        {
            nodes[NodeAddress.Root.Child(c)] = chapter.Parameters;
            foreach (var (s, parameter) in chapter.Parameters.Index())
            {
                nodes[NodeAddress.Root.Child(c).Child(s)] = [parameter];
            }
        }

        return nodes;
    }
}
