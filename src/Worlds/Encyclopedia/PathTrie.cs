using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>Many paths that share their beginnings, so that the states along all of them cost one step for each node.</summary>
internal sealed class PathTrie
{
    private readonly List<(int Parent, int Branch)> _nodes = [(0, 0)];
    private readonly Dictionary<(int Parent, int Branch), int> _places = [];

    /// <summary>How many nodes there are; the root is node 0.</summary>
    public int Count => _nodes.Count;

    /// <summary>Adds a path; gives its node.</summary>
    public int Add(NodeAddress path)
    {
        var node = 0;
        foreach (var branch in path.Steps)
        {
            if (!_places.TryGetValue((node, branch), out var child))
            {
                child = _nodes.Count;
                _nodes.Add((node, branch));
                _places.Add((node, branch), child);
            }

            node = child;
        }

        return node;
    }

    /// <summary>Fills in the states of all nodes.</summary>
    /// <param name="root">The root's state.</param>
    /// <param name="next">[2 K]: next states, at place 2 s + b.</param>
    /// <param name="states">[<see cref="Count"/>].</param>
    public void Walk(int root, ReadOnlySpan<int> next, Span<int> states)
    {
        states[0] = root;
        for (var node = 1; node < _nodes.Count; node++)
        {
            var (parent, branch) = _nodes[node];
            states[node] = next[(2 * states[parent]) + branch];
        }
    }
}
