using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Snow;

/// <summary>
/// What the pages of a tree say, whoever wrote it, each judged against the one above: the pages of stretches that name the stretch which is theirs, and the statements of features. A page that is none of snow's says
/// nothing, nor is anything heard of what stands below it.
/// </summary>
internal sealed class SnowReading
{
    private readonly HashSet<NodeAddress> _stretches = [];
    private readonly SnowStatement?[] _statements;
    private readonly BalancedTree _tree;

    /// <summary>Walks the tree.</summary>
    /// <param name="scheme">The features.</param>
    /// <param name="tree">The tree: untrusted.</param>
    public SnowReading(SnowScheme scheme, IUnpacker tree)
    {
        (_tree, _statements) = (scheme.Sums.Tree, new SnowStatement?[scheme.Features.Count]);
        Walk(_tree.Root, tree.RootAsync().AsTask().GetAwaiter().GetResult());
        Heard = [.. _statements.Select((statement, j) => IsHeard(j) ? statement : null)];

        void Walk(Stretch at, Node node)
        {
            if (at.IsLeaf)
            {
                _statements[at.Start] = SnowText.Read(scheme, at.Start, node.Text);
                return;
            }

            if (node.Text == SnowText.Stretch(scheme, at.Start, at.End))
            {
                _stretches.Add(at.Address);
            }

            for (var branch = 0; branch < Math.Min(at.Halves.Count, node.ChildCount); branch++)
            {
                Walk(at.Halves[branch], tree.ChildAsync(node, branch).AsTask().GetAwaiter().GetResult());
            }
        }
    }

    /// <summary>What is said of each feature where all pages above it are right; null of which nothing is.</summary>
    public IReadOnlyList<SnowStatement?> Heard { get; }

    /// <summary>Whether the page of a stretch names it.</summary>
    public bool NamesStretch(NodeAddress at) => _stretches.Contains(at);

    /// <summary>What the page at a feature's place says of it, whatever stands above; null where it says nothing.</summary>
    public SnowStatement? At(int feature) => _statements[feature];

    private bool IsHeard(int feature)
    {
        for (var at = _tree.Leaf(feature).Address; !at.IsRoot;)
        {
            at = at.Parent;
            if (!_stretches.Contains(at))
            {
                return false;
            }
        }

        return true;
    }
}
