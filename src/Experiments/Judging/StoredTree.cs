using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Judging;

/// <summary>What is stored of a tree, as a tree: nodes on the way to a stored one, and before it, say that they are not stored.</summary>
/// <param name="load">Gives the stored nodes; called when the first is asked for.</param>
internal sealed class StoredTree(Func<Task<IEnumerable<StoredNode>>> load) : IUnpacker
{
    private const string NotStored = "⟦not stored⟧";

    private readonly Lazy<Task<Nodes>> _nodes = new(async () => Nodes.Of(await load()));

    public async ValueTask<Node> RootAsync(CancellationToken cancellationToken = default) =>
        (await _nodes.Value.WaitAsync(cancellationToken)).At(NodeAddress.Root);

    public async ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default) =>
        (await _nodes.Value.WaitAsync(cancellationToken)).At(parent.Address.Child(index));

    private sealed record Nodes(Dictionary<NodeAddress, string> Texts, Dictionary<NodeAddress, int> Children)
    {
        public static Nodes Of(IEnumerable<StoredNode> stored)
        {
            var nodes = new Nodes([], []);
            foreach (var node in stored)
            {
                if (!NodeAddress.TryParse(node.Address, out var at))
                {
                    throw new InvalidDataException($"tree {node.TreeId}: '{node.Address}' is no node's address.");
                }

                nodes.Texts[at] = node.Text;
                for (; !at.IsRoot; at = at.Parent)
                {
                    nodes.Children[at.Parent] = Math.Max(nodes.Children.GetValueOrDefault(at.Parent), checked(at.Index + 1));
                }
            }

            return nodes;
        }

        public Node At(NodeAddress address) => new(address, Texts.GetValueOrDefault(address, NotStored), Children.GetValueOrDefault(address));
    }
}
