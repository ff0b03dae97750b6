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
    private const int MostTogether = 256;

    private readonly LearnedUnpacker _mz;
    private readonly int _depth;
    private readonly PageLayout _layout;
    private readonly BookProposals _proposals;

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

        (_mz, _depth, _layout, _proposals) = (mz, depth, mz.Layout, new(mz, proposals));
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
        var written = FirstLevels(normal);
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

    /// <inheritdoc/>
    public Tensor Present(Tensor z, IReadOnlyList<NodeAddress> addresses)
    {
        ArgumentNullException.ThrowIfNull(z);
        ArgumentNullException.ThrowIfNull(addresses);
        using var frozen = no_grad();
        NodeAddress[] above = [.. addresses.SelectMany(a => Enumerable.Range(0, a.Depth).Select(depth => NodeAddress.FromSteps(a.Steps.Take(depth)))).Distinct()];
        int[][] children = [.. new SoftPages(above).Of(_mz.Model, _layout, z, 0).contiguous().ToArray().Chunk(_layout.Width).Select(_layout.Page).Select(_mz.Explorer.Children).Chunk(above.Length)];
        var places = above.Index().ToDictionary(a => a.Item, a => a.Index);
        return Ops.FromArray([.. children.SelectMany(of => addresses.Select(a => Is(of, a) ? 1.0 : 0.0))], children.Length, addresses.Count);

        bool Is(int[] of, NodeAddress at) => at.IsRoot || (at.Index < of[places[at.Parent]] && Is(of, at.Parent));
    }

    /// <summary>The pages nearest the root, in whole levels, by the page above and the branch; that above the root has no fields, and its branch is -1.</summary>
    private Dictionary<(Tokens Parent, int Branch), Tokens> FirstLevels(double[] normal)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var (z, writer) = (_mz.Model.FromBase(Ops.FromArray(normal, 1, normal.Length)), new PageWriter(_mz.Model, _layout));
        var written = new Dictionary<(Tokens Parent, int Branch), Tokens>();
        (Tokens Parent, int Branch)[] level = [(default, -1)];
        for (var depth = 0; level.Length > 0 && written.Count + level.Length <= MostTogether; depth++)
        {
            var pages = writer.Write([.. level.Select(p => p.Parent)], [.. level.Select(p => p.Branch)], z.expand(level.Length, -1));
            foreach (var (place, page) in level.Zip(pages))
            {
                written[place] = page;
            }

            level = depth == _depth ? [] : [.. pages.SelectMany(p => Enumerable.Range(0, _mz.Explorer.Children(p)).Select(branch => (p, branch))).Distinct().Where(p => !written.ContainsKey(p))];
        }

        return written;
    }

    private Tokens Write(double[] normal, Tokens parent, int branch)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return new PageWriter(_mz.Model, _layout).Write([parent], [branch], _mz.Model.FromBase(Ops.FromArray(normal, 1, normal.Length)))[0];
    }
}
