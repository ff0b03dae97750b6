using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>A Mz(., z) that was learned from a human's exploration, with its weights as they are, in the place of a world's own decoder: trees of any pages, of which f may read those that speak of x.</summary>
public sealed class LearnedPages : IPageUnpacker, ITunableUnpacker
{
    // So many pages of a tree, in whole levels from the root, are written at once.
    private const int MostTogether = 64;

    private readonly LearnedUnpacker _mz;
    private readonly int _depth;
    private readonly PageLayout _layout;
    private readonly BookProposals _proposals;
    private readonly SoftPages _first;

    /// <summary>Takes a learned Mz, whose weights get no gradients from now on.</summary>
    /// <param name="mz">The model.</param>
    /// <param name="depth">How many steps lead from the root of a tree to its bottom.</param>
    /// <param name="proposals">How many books the human proposes, for searches to start from; each is read by Mz's encoder.</param>
    /// <exception cref="ArgumentException">It writes flat text, whose pages do not follow from each other.</exception>
    public LearnedPages(LearnedUnpacker mz, int depth, int proposals = 64)
        : this(mz, depth, proposals, isFrozen: true)
    {
    }

    private LearnedPages(LearnedUnpacker mz, int depth, int proposals, bool isFrozen)
    {
        ArgumentNullException.ThrowIfNull(mz);
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(proposals);
        if (mz.Layout.IsFlat)
        {
            throw new ArgumentException($"The Mz of {mz.Explorer.Name} writes flat text: f has no step to share.", nameof(mz));
        }

        (_mz, _depth, _layout, _proposals, _first) = (mz, depth, mz.Layout, new(mz, proposals), new(FirstLevels(mz.Explorer, depth)));
        foreach (var weight in mz.Model.Module.parameters())
        {
            weight.requires_grad = !isFrozen;
        }
    }

    /// <inheritdoc/>
    public int Latents => _mz.Latents;

    /// <inheritdoc/>
    public int BodyWidth => _layout.Width - _layout.TitleWidth;

    /// <inheritdoc/>
    public nn.Module Weights => _mz.Model.Module;

    /// <inheritdoc/>
    public long OverseerCalls => _proposals.OverseerCalls;

    /// <inheritdoc/>
    /// <remarks>The pages nearest the root are written at once, and handed out page by page: the same tree as <see cref="LearnedUnpacker.Unpack"/> gives.</remarks>
    public IUnpacker Unpack(IReadOnlyList<double> z)
    {
        ArgumentNullException.ThrowIfNull(z);
        double[] normal = [.. z];
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        Tokens[] pages = [.. _first.Of(_mz.Model, _layout, Ops.FromArray(normal, 1, normal.Length), 0).contiguous().ToArray().Chunk(_layout.Width).Select(_layout.Page)];
        var at = _first.Addresses.Select((address, i) => (address, i)).ToDictionary(p => p.address, p => pages[p.i]);
        var written = new Dictionary<(Tokens Parent, int Branch), Tokens>();
        foreach (var (address, page) in at)
        {
            written.TryAdd(address.IsRoot ? (default, -1) : (at[address.Parent], address.Index), page);
        }

        return new ProbableTree((parent, branch) => written.TryGetValue((parent, branch), out var page) ? page : Write(normal, parent, branch), _mz.Explorer, _depth);
    }

    /// <inheritdoc/>
    public ITunableUnpacker Copy() => new LearnedPages(_mz.Copy(), _depth, 1, isFrozen: false);

    /// <inheritdoc/>
    /// <remarks>One of the books that the human proposed, at random.</remarks>
    public double[] Propose(SeededRandom random) => _proposals.Draw(random);

    /// <inheritdoc/>
    public Tensor Bodies(Tensor z, IReadOnlyList<NodeAddress> addresses, double temperature) =>
        new SoftPages(addresses).Of(_mz.Model, _layout, z, temperature).narrow(2, _layout.TitleWidth, BodyWidth);

    private static List<NodeAddress> FirstLevels(IExplorer explorer, int depth)
    {
        List<NodeAddress> all = [NodeAddress.Root];
        var level = all;
        for (var d = 1; d <= depth && all.Count + (level.Count * explorer.Branching) <= MostTogether; d++)
        {
            level = [.. level.SelectMany(a => Enumerable.Range(0, explorer.Branching).Select(a.Child))];
            all = [.. all, .. level];
        }

        return all;
    }

    private Tokens Write(double[] normal, Tokens parent, int branch)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return new PageWriter(_mz.Model, _layout).Write([parent], [branch], _mz.Model.FromBase(Ops.FromArray(normal, 1, normal.Length)))[0];
    }
}
