using System.Globalization;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>Measures Mz on books that it has not seen, written by the human with all that was said before him.</summary>
internal sealed class UnpackerMeasures
{
    private const int Walks = 4;
    private readonly IExplorer _explorer;
    private readonly PageLayout _layout;
    private readonly IPageModel _model;
    private readonly NearestPages _reading;
    private readonly ExploredBook[] _unseen;
    private readonly Tensor _ofBooks;
    private readonly Tensor _drawn;
    private readonly int _depth;
    private readonly Seed _seed;
    private readonly IReadOnlyList<IReadOnlyList<PlacedPage>> _nearestOfBooks;
    private readonly IReadOnlyList<IReadOnlyList<PlacedPage>> _nearestOfDrawn;

    public UnpackerMeasures(IExplorer explorer, IPageModel model, IReadOnlySet<string> seen, int books, int readTo, int depth, int pagesRead, int refinements, double beta, Seed seed)
    {
        (_explorer, _layout, _model, _depth, _seed) = (explorer, new(explorer), model, depth, seed);
        _reading = new(model, explorer);
        var drawn = Enumerable.Range(0, 4 * books).Select(i => new ExploredBook(i, seed.For("unseen", i))).ToArray();
        new Exploring(explorer, new() { QuestionsAsked = int.MaxValue }).Write(drawn, readTo, null, -1, seed);
        PriorDistinct = drawn.Take(books).Select(b => b.Content).Distinct().Count();
        SeenShare = drawn.Count(b => seen.Contains(b.Content)) / (double)drawn.Length;
        _unseen = [.. drawn.Where(b => !seen.Contains(b.Content)).Take(books)];
        var random = seed.For("read").CreateRandom();
        using var scope = NewDisposeScope();
        var inference = new LatentInference(model, _layout, refinements, beta);
        _ofBooks = cat([.. _unseen.Chunk(250).Select(c => inference.Infer([.. c.Select(b => new BookSteps(b).Read(pagesRead, random))]))], 0).DetachFromDisposeScope();
        new Exploring(explorer, new() { QuestionsAsked = int.MaxValue, Paths = 2 }).Write(_unseen, depth, null, -1, seed.For("deep"));
        var normals = seed.For("z").CreateRandom();
        using var frozen = no_grad();
        _drawn = model.FromBase(Ops.FromArray([.. Enumerable.Range(0, books * model.Latents).Select(_ => normals.NextGaussian())], books, model.Latents)).DetachFromDisposeScope();
        _nearestOfBooks = _reading.Of(_ofBooks, depth);
        _nearestOfDrawn = _reading.Of(_drawn, depth);
    }

    public int PriorDistinct { get; }

    public double SeenShare { get; }

    public int Unseen => _unseen.Length;

    /// <summary>Share of books, read from some pages, that Mz writes back page by page.</summary>
    public double Recovered => Share(_unseen.Zip(_nearestOfBooks), b => b.First.Drawn.SequenceEqual(b.Second));

    /// <summary>Share of z drawn from its prior whose book the human does not call impossible.</summary>
    public double Valid => Share(_nearestOfDrawn, b => double.IsFinite(_explorer.LogPrior(b)));

    /// <summary>Distinct books among those of drawn z.</summary>
    public int Distinct => _nearestOfDrawn.Select(b => string.Join("; ", b.Select(p => p.Page))).Distinct().Count();

    /// <summary>The divergence of a page from the exact exploration, by depth: every page there is a copy, so that it is minus the log probability of the one page that is right.</summary>
    public IReadOnlyDictionary<int, double> KlByDepth(IEnumerable<int> depths)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return depths.ToDictionary(d => d, d =>
        {
            var steps = _unseen.Select(b => (IReadOnlyList<PageStep>)[.. b.Pages.Where(p => !p.IsDrawn && p.Address.Depth == d).Select(p => new PageStep(p.Parent, p.Address.Index, p.Page))]).ToArray();
            return PageSteps.Of(_layout, steps).Nll(_model, _ofBooks).item<double>() / Math.Max(1, steps.Count(s => s.Count > 0));
        });
    }

    public double AgreeBooks(int depth) => Agree(_ofBooks, _nearestOfBooks, depth);

    public double AgreeDrawn(int depth) => Agree(_drawn, _nearestOfDrawn, depth);

    /// <summary>Share of pairs of drawn pages of one title, at a depth of one z, that say the same.</summary>
    public double DrawsAgree(bool ofBooks, int depth)
    {
        var z = ofBooks ? _ofBooks : _drawn;
        var walks = Enumerable.Range(0, Walks).Select(w => _reading.Along(z, depth, _seed.For("walk", w), _seed.For("draws", w))).ToArray();
        var (same, all) = (0, 0);
        for (var i = 0; i < z.shape[0]; i++)
        {
            var pages = walks.Where(w => w[i].Count > depth).Select(w => w[i][depth]).ToArray();
            for (var a = 0; a < pages.Length; a++)
            {
                for (var b = 0; b < a; b++)
                {
                    if (_reading.Title(pages[a]) == _reading.Title(pages[b]))
                    {
                        (same, all) = (same + (pages[a] == pages[b] ? 1 : 0), all + 1);
                    }
                }
            }
        }

        return same / (double)Math.Max(1, all);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"unseen {Unseen} (seen share {SeenShare:F2}); recovered {Recovered:F3} valid {Valid:F3} distinct {Distinct}/{PriorDistinct}; kl {string.Join(' ', KlByDepth([2, 4, 8, 16, 30]).Select(k => $"{k.Key}:{k.Value:F4}"))}; nearest books {AgreeBooks(8):F4}/{AgreeBooks(30):F4} drawn {AgreeDrawn(8):F4}/{AgreeDrawn(30):F4}; draws books {DrawsAgree(true, 8):F3}/{DrawsAgree(true, 30):F3} drawn {DrawsAgree(false, 8):F3}/{DrawsAgree(false, 30):F3}");

    /// <summary>Share of z whose most probable page at a depth says what the nearest page of its title says.</summary>
    private double Agree(Tensor z, IReadOnlyList<IReadOnlyList<PlacedPage>> nearest, int depth)
    {
        var walks = _reading.Along(z, depth, _seed.For("walk"));
        return Share(walks.Zip(nearest).Where(w => w.First.Count > depth), w => w.Second.First(p => _reading.Title(p.Page) == _reading.Title(w.First[depth])).Page == w.First[depth]);
    }

    private static double Share<T>(IEnumerable<T> of, Func<T, bool> holds)
    {
        var all = of.Select(o => holds(o) ? 1.0 : 0.0).ToArray();
        return all.Length == 0 ? 0 : all.Average();
    }
}
