using System.Collections.Concurrent;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Tree;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>A tree over flat text: its nodes are the text's pages, each at the index of its address, and no page follows from the one above.</summary>
/// <param name="write">Writes the pages at addresses.</param>
/// <param name="explorer">Whose pages they are.</param>
/// <param name="depth">How many steps lead from the root to the bottom.</param>
internal sealed class FlatTree(Func<IReadOnlyList<NodeAddress>, IReadOnlyList<Tokens>> write, IExplorer explorer, int depth) : PageTree(explorer, depth)
{
    // Whoever walks a tree begins at its root: so many pages, in whole levels, are written at once.
    private const int MostTogether = 1_024;
    private readonly ConcurrentDictionary<NodeAddress, Tokens> _written = new();
    private readonly int _depth = depth;
    private readonly int _branching = explorer.Branching;

    protected override Tokens Write(NodeAddress address, Tokens parent, int branch)
    {
        if (address.IsRoot && _written.IsEmpty)
        {
            var first = FirstLevels();
            foreach (var (place, page) in first.Zip(write(first)))
            {
                _written[place] = page;
            }
        }

        return _written.GetOrAdd(address, one => write([one])[0]);
    }

    private List<NodeAddress> FirstLevels()
    {
        List<NodeAddress> all = [NodeAddress.Root];
        var level = all;
        for (var d = 1; d <= _depth && all.Count + ((long)level.Count * _branching) <= MostTogether; d++)
        {
            level = [.. level.SelectMany(a => Enumerable.Range(0, _branching).Select(a.Child))];
            all = [.. all, .. level];
        }

        return all;
    }
}
