using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Table;

/// <summary>The shape of a table's tree: table, column, coefficient, and its path by midpoint refinement; statements stand at the leaves, in a row.</summary>
public sealed class TableOutline
{
    private readonly Dictionary<NodeAddress, OutlineNode> _nodes = [];
    private readonly List<Statement> _statements = [];
    private readonly int _observed;
    private readonly int _periods;

    /// <summary>Lays out the tree of a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="columnOf">[C]: the column of each coefficient.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="observed">How many periods D has.</param>
    /// <param name="periods">How many periods there are.</param>
    public TableOutline(TableForm form, IReadOnlyList<int> columnOf, int columns, int observed, int periods)
    {
        ArgumentNullException.ThrowIfNull(form);
        (_observed, _periods) = (observed, periods);
        Part rates = new("base", columns, null,
        [
            Leaf(new PaceStatement(columns)),
            .. Enumerable.Range(0, form.BaseRates.Count).Select(b => Path(columns, form.BaseState(b))),
        ]);
        var byColumn = Enumerable.Range(0, columnOf.Count).ToLookup(c => columnOf[c]);
        Add(NodeAddress.Root, new("table", -1, null,
        [
            Leaf(new PaceStatement(-1)),
            rates,
            .. Enumerable.Range(0, columns).Select(g => new Part("column", g, null,
            [
                Leaf(new CarriesStatement(g)),
                .. byColumn[g].SelectMany(c => Enumerable.Range(0, form.Directions.Count).Select(r => Path(g, form.State(c, r)))),
            ])),
        ]));
        Statements = _statements;
    }

    /// <summary>The statements in order.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    /// <summary>The node at an address, or null.</summary>
    public OutlineNode? Find(NodeAddress address) => _nodes.GetValueOrDefault(address);

    /// <summary>All nodes, level by level.</summary>
    public IEnumerable<OutlineNode> Nodes => _nodes.Values.OrderBy(n => n.Address.Depth).ThenBy(n => n.Start).ThenByDescending(n => n.End);

    /// <summary>The leaves' addresses, in order.</summary>
    public IEnumerable<NodeAddress> Leaves => _nodes.Values.Where(n => n.Children.Count == 0).OrderBy(n => n.Start).Select(n => n.Address);

    private Part Path(int group, int state)
    {
        var last = _observed - 1;
        List<Part> parts = [Leaf(new WalkStatement(group, state, 0, null, null))];
        if (_observed > 1)
        {
            parts.Add(Leaf(new WalkStatement(group, state, last, 0, null)));
            parts.AddRange(Between(group, state, 0, last));
        }

        List<Part> later = [Leaf(new WalkStatement(group, state, _observed, last, null))];
        if (_periods > _observed + 1)
        {
            later.Add(Leaf(new WalkStatement(group, state, _periods - 1, _observed, null)));
            later.AddRange(Between(group, state, _observed, _periods - 1));
        }

        parts.Add(new("later", group, state, later));
        return new("path", group, state, parts);
    }

    private static IEnumerable<Part> Between(int group, int state, int from, int to)
    {
        if (to - from < 2)
        {
            return [];
        }

        var middle = (from + to) / 2;
        return [new("between", group, state, [Leaf(new WalkStatement(group, state, middle, from, to)), .. Between(group, state, from, middle), .. Between(group, state, middle, to)]) { Span = (from, to) }];
    }

    private static Part Leaf(Statement statement) => new("statement", statement.Group, null, []) { Statement = statement };

    private OutlineNode Add(NodeAddress address, Part part)
    {
        var start = _statements.Count;
        if (part.Statement is { } statement)
        {
            _statements.Add(statement);
        }

        OutlineNode[] children = [.. part.Parts.Select((p, i) => Add(address.Child(i), p))];
        return _nodes[address] = new(address, part.Kind, part.Group, part.State, start, _statements.Count, children) { Span = part.Span };
    }

    private sealed record Part(string Kind, int Group, int? State, IReadOnlyList<Part> Parts)
    {
        public Statement? Statement { get; init; }

        public (int From, int To)? Span { get; init; }
    }
}

/// <summary>One node of a table's tree.</summary>
/// <param name="Address">Where it stands.</param>
/// <param name="Kind">"table", "base", "column", "path", "later", "between" or "statement".</param>
/// <param name="Group">The column; the base rates come after the last; -1 for the table.</param>
/// <param name="State">The state of a path or a part of one; null elsewhere.</param>
/// <param name="Start">The first statement below, from 0.</param>
/// <param name="End">The first statement after.</param>
/// <param name="Children">Its children; none for a statement.</param>
public sealed record OutlineNode(NodeAddress Address, string Kind, int Group, int? State, int Start, int End, IReadOnlyList<OutlineNode> Children)
{
    /// <summary>The periods of a "between" node, both stated elsewhere; null of others.</summary>
    public (int From, int To)? Span { get; init; }
}
