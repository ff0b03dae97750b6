using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>Measures Mz on books that it has not seen, written by the human with all that was said before him, and on z drawn from its prior.</summary>
internal sealed class UnpackerMeasures : IDisposable
{
    private const int Walks = 4;
    private const int InferredTogether = 250;

    // Most books of the prior's mass were seen.
    private const int DrawnForOne = 4;
    private static readonly ExplorationRules Unforgetting = new() { QuestionsAsked = int.MaxValue, Paths = 2 };

    private readonly IExplorer _explorer;
    private readonly PageLayout _layout;
    private readonly IPageModel _model;
    private readonly NearestPages _reading;
    private readonly ExploredBook[] _unseen;
    private readonly LatentInference _inference;
    private readonly Tensor _ofBooks;
    private readonly Tensor _ofPrior;
    private readonly Seed _seed;
    private readonly double _seen;
    private readonly int _depth;
    private readonly int _priorDistinct;

    /// <param name="learned">Mz.</param>
    /// <param name="seen">What the books say that it was trained on.</param>
    /// <param name="settings">How it was taught: z is inferred from as many pages, of books as deep.</param>
    /// <param name="seed">All randomness.</param>
    public UnpackerMeasures(LearnedUnpacker learned, IReadOnlySet<string> seen, UnpackerSettings settings, Seed seed)
    {
        var (books, explorer, model) = (settings.MeasuredBooks, learned.Explorer, learned.Model);
        _depth = Math.Max(settings.Depth, settings.MeasuredDepth);
        (_explorer, _layout, _model, _seed, _reading) = (explorer, learned.Layout, model, seed, new(model, explorer, learned.Layout));
        var drawn = Enumerable.Range(0, DrawnForOne * books).Select(i => new ExploredBook(i, seed.For("unseen", i))).ToArray();
        new Exploring(explorer, Unforgetting with { Paths = new ExplorationRules().Paths }).Write(drawn, settings.Depth, null, -1, seed);
        _seen = drawn.Average(b => seen.Contains(b.Content) ? 1.0 : 0);
        _priorDistinct = drawn.Take(books).Select(b => b.Content).Distinct().Count();
        _unseen = [.. drawn.Where(b => !seen.Contains(b.Content)).Take(books)];
        var random = seed.For("read").CreateRandom();
        var normals = seed.For("z").CreateRandom();
        using var scope = NewDisposeScope();
        _inference = new LatentInference(model, _layout, settings.Refinements, settings.LastBeta);
        var z = _unseen.Chunk(InferredTogether).Select(c => _inference.Infer([.. c.Select(b => new BookSteps(b, _layout).Read(settings.PagesRead, random))])).ToArray();
        _ofBooks = (z.Length == 0 ? zeros(0, model.Latents) : cat(z, 0)).DetachFromDisposeScope();
        using var frozen = no_grad();
        _ofPrior = model.FromBase(Ops.FromArray([.. Enumerable.Range(0, books * model.Latents).Select(_ => normals.NextGaussian())], books, model.Latents)).DetachFromDisposeScope();
    }

    /// <summary>All measures.</summary>
    public UnpackerMeasured Measure()
    {
        var depth = _depth;
        using var frozen = no_grad();
        new Exploring(_explorer, Unforgetting).Write(_unseen, depth, null, -1, _seed.For("deep"));
        var (ofBooks, ofPrior) = (_reading.Of(_ofBooks, depth), _reading.Of(_ofPrior, depth));
        int[] depths = [.. new[] { 1, 2, 4, 8, 16 }.Where(d => d < depth), depth];
        var distinct = ofPrior.Select(b => string.Join("; ", b.Select(p => p.Page))).Distinct().Count();
        return new(
            _unseen.Length,
            _seen,
            depths.Select(d => (Depth: d, Kl: Kl(d))).Where(k => k.Kl is not null).ToDictionary(k => k.Depth, k => k.Kl!.Value),
            depths.Select(d => (Depth: d, Agree: new PageConsistency(Agree(_ofBooks, ofBooks, d), Agree(_ofPrior, ofPrior, d), DrawsAgree(d))))
                .Where(a => (a.Agree.Books ?? a.Agree.Drawn ?? a.Agree.Draws) is not null).ToDictionary(a => a.Depth, a => a.Agree),
            new(Approved(_ofBooks, null), Approved(_ofPrior, null), Approved(_ofBooks, _seed.For("draws"))),
            Share(ofPrior, b => double.IsFinite(_explorer.LogPrior(b))),
            Share(_unseen.Zip(ofBooks), b => b.First.Drawn.SequenceEqual(b.Second)),
            distinct / (double)_priorDistinct)
        {
            Price = _explorer is IPricedExplorer priced && _unseen.Length > 0 ? Price(priced) : null,
        };
    }

    public void Dispose()
    {
        _ofBooks.Dispose();
        _ofPrior.Dispose();
    }

    /// <summary>The divergence of a copied page from the exact exploration, which is certain of it: minus its log probability. Null where no book has one at that depth.</summary>
    private double? Kl(int depth)
    {
        using var scope = NewDisposeScope();
        IReadOnlyList<PageStep>[] steps = [.. _unseen.Select(b =>
            (IReadOnlyList<PageStep>)[.. b.Pages.Where(p => !p.IsDrawn && p.Address.Depth == depth).Select(p => new PageStep(_layout.Above(p.Address, p.Parent), p.Address.Index, p.Page))])];
        var books = steps.Count(s => s.Count > 0);
        return books == 0 ? null : StepBatch.Of(_layout, steps).Nll(_model, _ofBooks).to(ScalarType.Float64).item<double>() / books;
    }

    private double? DrawsAgree(int depth)
    {
        var walks = Enumerable.Range(0, Walks).Select(w => _reading.Along(_ofBooks, depth, _seed.For("walk", w), _seed.For("draws", w))).ToArray();
        var (same, all) = (0, 0);
        for (var i = 0; i < _ofBooks.shape[0]; i++)
        {
            var pages = walks.Where(w => w[i].Count > depth).Select(w => w[i][depth].Page).ToArray();
            foreach (var (a, b) in pages.SelectMany((p, k) => pages.Take(k).Select(q => (p, q))).Where(p => _reading.Title(p.p) == _reading.Title(p.q)))
            {
                (same, all) = (same + (a == b ? 1 : 0), all + 1);
            }
        }

        return all == 0 ? null : same / (double)all;
    }

    /// <summary>The share of z whose most probable page at a depth says what the nearest page of its title says.</summary>
    private double? Agree(Tensor z, IReadOnlyList<IReadOnlyList<PlacedPage>> nearest, int depth)
    {
        var walks = _reading.Along(z, depth, _seed.For("walk"));
        var deep = walks.Zip(nearest).Where(w => w.First.Count > depth).ToArray();
        return deep.Length == 0 ? null : Share(
            deep,
            w => w.Second.FirstOrDefault(p => _reading.Title(p.Page) == _reading.Title(w.First[depth].Page)).Page is var near && (near == w.First[depth].Page || near.Count == 0));
    }

    /// <summary>What a label costs with Mz in the place of what is so, its z inferred from all pages of a book.</summary>
    private LabelPrice Price(IPricedExplorer priced)
    {
        using var scope = NewDisposeScope();
        var z = cat([.. _unseen.Chunk(InferredTogether).Select(c => _inference.Infer([.. c.Select(b => new BookSteps(b, _layout).All)]))], 0);
        return new(
            priced.PriceOf([.. _unseen.Zip(_reading.Of(z, _depth), (b, written) => ((IReadOnlyList<PlacedPage>)[.. b.Drawn], written))]),
            priced.PriceByLevel.Index().ToDictionary(p => p.Index, p => p.Item));
    }

    /// <summary>The mean approval of all steps along one path for each z; null where none goes below the root.</summary>
    private double? Approved(Tensor z, Seed? draws)
    {
        double[] approvals = [.. _reading.Along(z, _depth, _seed.For("walk"), draws)
            .SelectMany(path => path.Zip(path.Skip(1), (above, below) => _explorer.Approve(above.Page, below.Address.Index, below.Page)))];
        return approvals.Length == 0 ? null : approvals.Average();
    }

    private static double Share<T>(IEnumerable<T> of, Func<T, bool> holds) => of.Select(o => holds(o) ? 1.0 : 0.0).DefaultIfEmpty().Average();
}
