using System.Diagnostics.CodeAnalysis;

namespace LearningThePrior.Tree;

/// <summary>
/// The only way a judge or a debater sees the tree: a reader that shows nodes until its budget is spent and then refuses.
/// </summary>
/// <remarks>
/// What was shown once is free afterwards. The first time an address turns out to hold no node costs one node of the
/// budget, so that a reader cannot search for nodes at no cost. A node too long for the characters left is refused and
/// costs nothing; a reader may be refused in this way as often as its budget has nodes, and after that every node it has
/// not seen is refused without being unpacked. With no nodes or no characters left, too, nothing is unpacked. A request
/// that throws costs nothing. Safe for concurrent use; requests are answered one after the other.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing.")]
public sealed class TreeReader
{
    private readonly ImplicitTree _tree;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private readonly Dictionary<NodeAddress, Reading> _known = [];
    private readonly List<NodeAddress> _shown = [];
    private readonly List<TreeReader> _forks = [];
    private int _nodesSpent;
    private int _charactersShown;
    private int _refusedForLength;

    /// <summary>Gives out a reader of the tree.</summary>
    /// <param name="tree">The tree; many readers may share it.</param>
    /// <param name="budget">How much of the tree this reader may be shown.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tree"/> is null.</exception>
    public TreeReader(ImplicitTree tree, ReadingBudget budget)
    {
        ArgumentNullException.ThrowIfNull(tree);
        _tree = tree;
        Budget = budget;
    }

    /// <summary>How much of the tree this reader may be shown in all.</summary>
    public ReadingBudget Budget { get; }

    /// <summary>
    /// The nodes shown so far, in the order in which they were first shown, then those that forks were shown. A new list
    /// each time.
    /// </summary>
    public IReadOnlyList<NodeAddress> Shown
    {
        get
        {
            lock (_gate)
            {
                return [.. _shown.Union(_forks.SelectMany(f => f.Shown))];
            }
        }
    }

    /// <summary>How many characters of text were shown so far, to forks as well: what two of them read counts twice.</summary>
    public int CharactersShown
    {
        get
        {
            lock (_gate)
            {
                return _charactersShown + _forks.Sum(f => f.CharactersShown);
            }
        }
    }

    /// <summary>How many more nodes may be shown.</summary>
    public int NodesLeft
    {
        get
        {
            lock (_gate)
            {
                return Budget.Nodes - _nodesSpent;
            }
        }
    }

    /// <summary>How many more characters may be shown.</summary>
    public int CharactersLeft
    {
        get
        {
            lock (_gate)
            {
                return Budget.Characters - _charactersShown;
            }
        }
    }

    /// <summary>
    /// Gives out a reader of the same tree with all of this one's budget, for one of several who read apart, such as a
    /// panel's members. What it is shown is listed and counted here as well, and takes nothing from the budget here.
    /// </summary>
    public TreeReader Fork()
    {
        var fork = new TreeReader(_tree, Budget);
        lock (_gate)
        {
            _forks.Add(fork);
        }

        return fork;
    }

    /// <summary>Asks for the node at an address.</summary>
    /// <param name="address">Where the node stands.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>The node, or why it is not shown.</returns>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    /// <remarks>What the unpacker throws reaches the caller.</remarks>
    public async ValueTask<Reading> ReadAsync(NodeAddress address, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (AnswerWithoutUnpacking(address) is { } answer)
            {
                return answer;
            }

            return Charge(address, await _tree.FindAsync(address, cancellationToken));
        }
        finally
        {
            _turn.Release();
        }
    }

    private Reading? AnswerWithoutUnpacking(NodeAddress address)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(address, out Reading? known))
            {
                return known;
            }

            if (_nodesSpent >= Budget.Nodes)
            {
                return new BudgetSpent(address, BudgetKind.Nodes);
            }

            return _charactersShown >= Budget.Characters || _refusedForLength >= Budget.Nodes
                ? new BudgetSpent(address, BudgetKind.Characters)
                : null;
        }
    }

    private Reading Charge(NodeAddress address, Node? node)
    {
        lock (_gate)
        {
            if (node is not null && node.Text.Length > Budget.Characters - _charactersShown)
            {
                _refusedForLength++;
                return new BudgetSpent(address, BudgetKind.Characters);
            }

            _nodesSpent++;
            Reading reading = node is null ? new NoSuchNode(address) : new NodeRead(node);
            _known.Add(address, reading);
            if (node is not null)
            {
                _shown.Add(address);
                _charactersShown += node.Text.Length;
            }

            return reading;
        }
    }
}
