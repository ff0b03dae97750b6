namespace LearningThePrior.Tree;

/// <summary>
/// Z, held implicitly: finds the node at an address by walking from the root, one step of unpacking at a time, and keeps
/// the nodes used last in a cache of bounded size. What was never asked for is never unpacked.
/// </summary>
/// <remarks>
/// Safe for concurrent use. Requests that need the same step share it. A request that is cancelled leaves the others
/// alone; a step is cancelled when nobody waits for it any more. A failed step reaches all who wait for it and is not kept.
/// A walk goes on from the deepest ancestor in the cache and holds the node it stands on, so it ends even where the cache
/// is smaller than the path.
/// </remarks>
public sealed class ImplicitTree
{
    // Beyond this length a node's address is moved onto the text of the address walked, see NodeAddress.
    private const int LongAddress = 256;

    private readonly IUnpacker _unpacker;
    private readonly int _capacity;
    private readonly Lock _gate = new();
    private readonly Dictionary<HashedAddress, LinkedListNode<CachedNode>> _cache = [];
    private readonly LinkedList<CachedNode> _latestFirst = [];
    private readonly Dictionary<HashedAddress, PendingStep> _pending = [];
    private TreeCounts _counts;

    /// <summary>Makes a tree of what the unpacker can give.</summary>
    /// <param name="unpacker">Mz.</param>
    /// <param name="capacity">
    /// How many nodes the cache keeps. The default holds all that a debate of a few hundred reads touches.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="unpacker"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than 1.</exception>
    public ImplicitTree(IUnpacker unpacker, int capacity = 4096)
    {
        ArgumentNullException.ThrowIfNull(unpacker);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _unpacker = unpacker;
        _capacity = capacity;
    }

    /// <summary>What the tree has done so far.</summary>
    public TreeCounts Counts
    {
        get
        {
            lock (_gate)
            {
                return _counts;
            }
        }
    }

    /// <summary>How many nodes are in the cache now.</summary>
    public int CachedNodes
    {
        get
        {
            lock (_gate)
            {
                return _cache.Count;
            }
        }
    }

    /// <summary>Finds the node at an address.</summary>
    /// <param name="address">Where the node stands.</param>
    /// <param name="cancellationToken">Stops this request.</param>
    /// <returns>The node; null when a step of the address is outside its parent's <see cref="Node.ChildCount"/>.</returns>
    /// <exception cref="InvalidOperationException">The unpacker gave no node, or one of another address.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    /// <remarks>What the unpacker throws reaches the caller.</remarks>
    public ValueTask<Node?> FindAsync(NodeAddress address, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var wanted = HashedAddress.Of(address);
        lock (_gate)
        {
            if (Recall(wanted) is { } node)
            {
                _counts = _counts with { Hits = _counts.Hits + 1 };
                return ValueTask.FromResult<Node?>(node);
            }

            _counts = _counts with { Misses = _counts.Misses + 1 };
        }

        return WalkAsync(address, cancellationToken);
    }

    private async ValueTask<Node?> WalkAsync(NodeAddress address, CancellationToken cancellationToken)
    {
        HashedAddress[] path = HashedAddress.PathTo(address);
        (Node? node, int depth) = DeepestCached(path);
        node ??= await StepAsync(path[0], null, cancellationToken);
        for (; depth < path.Length - 1; depth++)
        {
            HashedAddress next = path[depth + 1];
            if (next.Address.Index >= node.ChildCount)
            {
                return null;
            }

            node = await StepAsync(next, node, cancellationToken);
        }

        return node;
    }

    private (Node? Node, int Depth) DeepestCached(HashedAddress[] path)
    {
        lock (_gate)
        {
            for (int depth = path.Length - 1; depth >= 0; depth--)
            {
                if (Recall(path[depth]) is { } node)
                {
                    return (node, depth);
                }
            }
        }

        return (null, 0);
    }

    private ValueTask<Node> StepAsync(HashedAddress to, Node? parent, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        PendingStep? step;
        bool mine = false;
        lock (_gate)
        {
            if (Recall(to) is { } node)
            {
                return ValueTask.FromResult(node);
            }

            if (!_pending.TryGetValue(to, out step))
            {
                step = new PendingStep();
                _pending.Add(to, step);
                _counts = _counts with { Unpacks = _counts.Unpacks + 1 };
                mine = true;
            }

            step.Waiting++;
        }

        if (mine)
        {
            _ = UnpackAsync(to, parent, step);
        }

        return step.Task.IsCompletedSuccessfully
            ? ValueTask.FromResult(step.Task.Result)
            : new ValueTask<Node>(WaitAsync(to, step, cancellationToken));
    }

    private async Task<Node> WaitAsync(HashedAddress to, PendingStep step, CancellationToken cancellationToken)
    {
        try
        {
            return await step.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            bool abandoned;
            lock (_gate)
            {
                abandoned = --step.Waiting == 0 && !step.Task.IsCompleted;
                if (abandoned)
                {
                    Forget(to, step);
                }
            }

            if (abandoned)
            {
                step.Cancel();
            }
        }
    }

    private async Task UnpackAsync(HashedAddress to, Node? parent, PendingStep step)
    {
        try
        {
            Node node = parent is null
                ? await _unpacker.RootAsync(step.Cancelled)
                : await _unpacker.ChildAsync(parent, to.Address.Index, step.Cancelled);
            UnpackedNode.Verify(node, to.Address);
            node = to.Address.Length > LongAddress ? node with { Address = to.Address } : node;
            lock (_gate)
            {
                Forget(to, step);
                Keep(to, node);
            }

            step.Succeed(node);
        }
        catch (Exception error)
        {
            lock (_gate)
            {
                Forget(to, step);
            }

            step.Fail(error);
        }
    }

    private Node? Recall(HashedAddress address)
    {
        if (!_cache.TryGetValue(address, out LinkedListNode<CachedNode>? entry))
        {
            return null;
        }

        _latestFirst.Remove(entry);
        _latestFirst.AddFirst(entry);
        return entry.Value.Node;
    }

    private void Keep(HashedAddress address, Node node)
    {
        if (Recall(address) is not null)
        {
            return;
        }

        if (_cache.Count == _capacity)
        {
            _cache.Remove(_latestFirst.Last!.Value.Address);
            _latestFirst.RemoveLast();
        }

        _cache.Add(address, _latestFirst.AddFirst(new CachedNode(address, node)));
    }

    private void Forget(HashedAddress address, PendingStep step)
    {
        if (_pending.TryGetValue(address, out PendingStep? current) && current == step)
        {
            _pending.Remove(address);
        }
    }

    private readonly record struct CachedNode(HashedAddress Address, Node Node);
}
