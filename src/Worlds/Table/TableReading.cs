using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Table;

/// <summary>What the pages of a tree state, whoever wrote it.</summary>
internal sealed class TableReading
{
    private readonly HashSet<NodeAddress> _named = [];
    private readonly TableOutline _outline;
    private readonly int?[] _values;
    private readonly int?[] _heard;

    /// <summary>Walks the tree.</summary>
    /// <param name="hearing">How a page is heard.</param>
    /// <param name="tree">The tree: untrusted.</param>
    public TableReading(TableHearing hearing, IUnpacker tree)
    {
        _outline = hearing.Outline;
        (_values, _heard) = (new int?[hearing.Leaves.Count], new int?[hearing.Leaves.Count]);
        Walk(hearing.Outline.Find(NodeAddress.Root)!, tree.RootAsync().AsTask().GetAwaiter().GetResult(), isHeard: true);

        void Walk(OutlineNode at, Node node, bool isHeard)
        {
            if (at.Children.Count == 0)
            {
                _values[at.Start] = hearing.Read(at.Start, node.Text);
                _heard[at.Start] = isHeard ? _values[at.Start] : null;
                return;
            }

            if (hearing.IsNamed(at, node.Text))
            {
                _named.Add(at.Address);
            }

            for (var branch = 0; branch < Math.Min(at.Children.Count, node.ChildCount); branch++)
            {
                Walk(at.Children[branch], tree.ChildAsync(node, branch).AsTask().GetAwaiter().GetResult(), isHeard && _named.Contains(at.Address));
            }
        }
    }

    /// <summary>What each leaf states, whatever stands above; null where it states nothing.</summary>
    public IReadOnlyList<int?> Values => _values;

    /// <summary>The same where all pages above name what stands there.</summary>
    public IReadOnlyList<int?> Heard => _heard;

    /// <summary>Whether a page above statements names what stands there.</summary>
    public bool IsNamed(NodeAddress at) => _named.Contains(at);

    /// <summary>The z that says what is heard; null where something is not said.</summary>
    /// <param name="latents">The space of z.</param>
    /// <param name="states">How many states walk.</param>
    public double[]? ToLatent(TableLatents latents, int states)
    {
        if (_heard.Any(v => v is null))
        {
            return null;
        }

        var path = Enumerable.Range(0, latents.Periods).Select(_ => new double[states]).ToArray();
        var (slopes, rates, lost) = (0, 0, new bool[latents.Columns]);
        foreach (var (statement, heard) in _outline.Statements.Zip(_heard.Select(v => v!.Value)))
        {
            switch (statement)
            {
                case WalkStatement w:
                    path[w.Period][w.State] = (double)heard / TableLatents.Thousandths;
                    break;
                case CarriesStatement c:
                    lost[c.Group] = heard == 0;
                    break;
                default:
                    (slopes, rates) = statement.Group < 0 ? (heard, rates) : (slopes, heard);
                    break;
            }
        }

        return latents.Encode(path, new(Pace.OfSlopes[slopes], Pace.OfBaseRate[rates]), lost);
    }
}
