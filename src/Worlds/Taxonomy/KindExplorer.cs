using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>
/// The human who explores a taxonomy: a page names a kind, step by step, and says whether it is an exception to its parent. There are as many coins to toss as kinds, so that a compact z cannot
/// hold them all; what is left out is told by <see cref="TaxonomyFormulas.ShallowNll"/>.
/// </summary>
internal sealed class KindExplorer : RefiningExplorer, IPricedExplorer
{
    private const double Fair = .5;
    private readonly TaxonomyWorlds _worlds;

    public KindExplorer(TaxonomyWorlds worlds)
    {
        _worlds = worlds;
        Name = FormattableString.Invariant($"taxonomy:stored={worlds.Stored},exceptions={worlds.Exceptions}");
        Fields = [.. Enumerable.Range(1, worlds.Stored).Select(level => new TokenField($"step {level}", 3)), new("flips", 2)];
        PriceByLevel = [.. Enumerable.Range(0, worlds.Stored + 1).Select(level => TaxonomyFormulas.ShallowNll(worlds.Exceptions, worlds.Noise, worlds.Depth - level))];
    }

    public override string Name { get; }

    public override IReadOnlyList<TokenField> Fields { get; }

    public override int TitleFields => _worlds.Stored;

    public override int Branching => 2;

    public IReadOnlyList<double> PriceByLevel { get; }

    public override int Children(Tokens page) => Kind(page).Depth < _worlds.Stored ? 2 : 0;

    public override string Write(Tokens page) => KindText.Write(Kind(page), Flips(page));

    public double PriceOf(IReadOnlyList<(IReadOnlyList<PlacedPage> True, IReadOnlyList<PlacedPage> Written)> books)
    {
        var leaves = Enumerable.Range(0, 1 << _worlds.Stored).Select(leaf => KindPath.To(NodeAddress.FromSteps(Enumerable.Range(0, _worlds.Stored).Select(level => (leaf >> level) & 1)))).ToArray();
        var wrong = books.Average(b =>
        {
            var (truth, written) = (Flipping(b.True), Flipping(b.Written));
            return leaves.Average(path => path.Count(truth.Contains) % 2 == path.Count(written.Contains) % 2 ? 0.0 : 1);
        });
        var below = TaxonomyFormulas.OddExceptions(_worlds.Exceptions, _worlds.Depth - _worlds.Stored);
        return TaxonomyFormulas.Entropy(TaxonomyFormulas.Either(TaxonomyFormulas.Either(wrong, below), _worlds.Noise));
    }

    protected override IReadOnlyList<(Tokens Page, double Probability)> Possible(Tokens? parent, int branch)
    {
        int[] steps = parent is { } above ? [.. Kind(above).Steps, branch] : [];
        var chance = parent is null ? Fair : _worlds.Exceptions;
        return [(Page(steps, 1), chance), (Page(steps, 0), 1 - chance)];
    }

    private Tokens Page(int[] steps, int flips) => new([.. steps.Select(s => s + 1), .. new int[_worlds.Stored - steps.Length], flips]);

    private static NodeAddress Kind(Tokens page) => NodeAddress.FromSteps(page.Values[..^1].ToArray().TakeWhile(s => s > 0).Select(s => s - 1));

    private static bool Flips(Tokens page) => page.Values[^1] == 1;

    private static HashSet<NodeAddress> Flipping(IReadOnlyList<PlacedPage> book) => [.. book.Where(p => Flips(p.Page)).Select(p => Kind(p.Page))];
}
