using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>
/// A Mz(., z) that was learned from a human's exploration, with its weights as they are, in the place of a world's own decoder: binary trees of pages whose title is one field and of which one
/// field, called "fact", says whether they are true.
/// </summary>
public sealed class LearnedBook : IStepUnpacker, ITunableUnpacker
{
    private const string Fact = "fact";

    private readonly LearnedUnpacker _mz;
    private readonly int _depth;
    private readonly int _fact;
    private readonly PageLayout _layout;
    private readonly BookProposals _proposals;

    /// <summary>Takes a learned Mz, whose weights get no gradients from now on.</summary>
    /// <param name="mz">The model.</param>
    /// <param name="depth">How many steps lead from the root of a tree to its bottom.</param>
    /// <param name="proposals">How many books the human proposes, for searches to start from; each is read by Mz's encoder.</param>
    /// <exception cref="ArgumentException">Pages are no such pages, or bodies do not follow from titles.</exception>
    public LearnedBook(LearnedUnpacker mz, int depth, int proposals = 64)
        : this(mz, depth, proposals, isFrozen: true)
    {
    }

    private LearnedBook(LearnedUnpacker mz, int depth, int proposals, bool isFrozen)
    {
        ArgumentNullException.ThrowIfNull(mz);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(proposals);
        _layout = new(mz.Explorer);
        var fact = FactOf(mz.Explorer);
        if (mz.Info.Network is not { Form: PageForm.TitleBody } || !Fits(mz.Explorer))
        {
            throw new ArgumentException($"The Mz of {mz.Explorer.Name} does not write pages in two parts, a title of one field and a body that follows from it and says a fact: f has no step to share.", nameof(mz));
        }

        (_mz, _depth, _fact) = (mz, depth, _layout.Start(fact) + 1);
        foreach (var weight in mz.Model.Module.parameters())
        {
            weight.requires_grad = !isFrozen;
        }

        _proposals = new(mz, proposals);
    }

    /// <summary>Whether an explorer's pages are such pages.</summary>
    public static bool Fits(IExplorer explorer)
    {
        ArgumentNullException.ThrowIfNull(explorer);
        return explorer.TitleFields == 1 && explorer.Branching == 2 && FactOf(explorer) > 0;
    }

    /// <inheritdoc/>
    public int Latents => _mz.Latents;

    /// <inheritdoc/>
    public int Titles => _mz.Explorer.Fields[0].Count;

    /// <inheritdoc/>
    public nn.Module Weights => _mz.Model.Module;

    /// <inheritdoc cref="ILatentUnpacker.OverseerCalls"/>
    public long OverseerCalls => _proposals.OverseerCalls;

    /// <inheritdoc/>
    /// <remarks>The page of every title and its children's titles are written at once, and handed out page by page: the same tree as <see cref="LearnedUnpacker.Unpack"/> gives.</remarks>
    public IUnpacker Unpack(IReadOnlyList<double> z)
    {
        ArgumentNullException.ThrowIfNull(z);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var tables = _mz.Tables(Ops.FromArray([.. z], 1, z.Count), 0);
        var root = OneHotTitles(tables.Root)[0];
        Tokens[] pages = [.. tables.Bodies.contiguous().ToArray().Chunk(_layout.Width).Select(row => _layout.Page(row))];
        int[][] next = [.. tables.Steps.Select(OneHotTitles)];
        return new ProbableTree((parent, branch) => pages[branch < 0 ? root : next[branch][parent[0]]], _mz.Explorer, _depth);
    }

    /// <inheritdoc/>
    public ITunableUnpacker Copy() => new LearnedBook(_mz.Copy(), _depth, 1, isFrozen: false);

    /// <inheritdoc/>
    /// <remarks>One of the books that the human proposed, at random.</remarks>
    public double[] Propose(SeededRandom random) => _proposals.Draw(random);

    /// <inheritdoc/>
    public StepTables Step(Tensor z, double temperature)
    {
        var tables = _mz.Tables(z, temperature);
        return new(tables.Root, tables.Steps[0], tables.Steps[1], tables.Bodies.select(2, _fact));
    }

    private static int FactOf(IExplorer explorer) => explorer.Fields.ToList().FindIndex(f => f.Name == Fact && f.Count == 2);

    /// <summary>[..., T] one-hot -> the titles, row by row.</summary>
    private int[] OneHotTitles(Tensor rows) => [.. rows.contiguous().ToArray().Chunk(Titles).Select(row => Array.IndexOf(row, 1))];
}
