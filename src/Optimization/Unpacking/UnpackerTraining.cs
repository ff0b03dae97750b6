using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>
/// Teaches Mz by iterated amplification ("Learning the prior", section "Jointly optimizing Mz and f"): in each round the human writes every book one level deeper, with what Mz says on
/// pages that it knows already, and Mz learns to write as he did.
/// </summary>
internal sealed class UnpackerTraining : IDisposable
{
    private const int InferredTogether = 500;

    // A round that brings fewer new pages a book than this is one of copying.
    private const double FewDrawn = .02;

    private readonly IExplorer _explorer;
    private readonly PageLayout _layout;
    private readonly UnpackerSettings _settings;
    private readonly Exploring _exploring;
    private readonly Seed _seed;

    public UnpackerTraining(IExplorer explorer, Func<PageLayout, IPageModel> make, UnpackerSettings settings, ExplorationRules rules, Seed seed)
    {
        (_explorer, _settings, _seed, _layout) = (explorer, settings, seed, new(explorer));
        _exploring = new(explorer, rules);
        Mz = new(() => make(_layout), _layout, settings);
        Books = [.. Enumerable.Range(0, settings.Books).Select(i => new ExploredBook(i, seed.For("book", i)))];
    }

    public MzStudent Mz { get; }

    public PageLayout Layout => _layout;

    public IReadOnlyList<ExploredBook> Books { get; }

    /// <summary>The next round; the books are that deep when it has been taken.</summary>
    public int Round { get; private set; }

    public bool IsDone => Round > _settings.Depth;

    public long PagesWritten => _exploring.Written;

    public long QuestionsAsked => _exploring.Asked;

    /// <summary>Takes a round.</summary>
    /// <param name="heard">Hears the round, the step within it of how many, and the loss; from this thread.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    public void Take(Action<int, int, int, double, double>? heard, CancellationToken cancellationToken)
    {
        var seed = _seed.For("round", Round);
        using var z = Round == 0 ? null : Infer(seed);
        var drawn = _exploring.Write(Books, Round, z is null ? null : new MzAnswers(Mz.Teacher, _layout, z), Round - 1, seed);
        var isLast = Round == _settings.Depth;
        var steps = isLast ? _settings.LastSteps : Round > 0 && drawn > FewDrawn * Books.Count ? _settings.DrawnSteps : _settings.CopiedSteps;
        var (books, random) = (Books.Select(b => new BookSteps(b)).ToArray(), seed.For("steps").CreateRandom());
        for (var step = 0; step < steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = Enumerable.Range(0, _settings.Batch).Select(_ => books[random.NextInt(books.Length)]).ToArray();
            var share = (step + 1.0) / steps;
            var beta = isLast ? _settings.FirstBeta * Math.Pow(_settings.LastBeta / _settings.FirstBeta, Math.Min(1, share / .7)) : _settings.FirstBeta;
            var rate = isLast ? _settings.Rate * Math.Max(.02, Math.Min(1, 2 * (1 - share))) : _settings.Rate;
            var (nll, divergence) = Mz.Train(
                [.. batch.Select(b => b.Read(_settings.PagesRead, random))], [.. batch.Select(b => b.Draw(_settings.PagesWritten, random))], beta, rate, random);
            heard?.Invoke(Round, step + 1, steps, nll, divergence);
        }

        Round++;
    }

    public void Dispose() => Mz.Dispose();

    private Tensor Infer(Seed seed)
    {
        using var scope = NewDisposeScope();
        var inference = new LatentInference(Mz.Teacher, _layout, _settings.Refinements, _settings.FirstBeta);
        var random = seed.For("read").CreateRandom();
        return cat([.. Books.Chunk(InferredTogether).Select(books => inference.Infer([.. books.Select(b => new BookSteps(b).Read(_settings.PagesRead, random))]))], 0)
            .MoveToOuterDisposeScope();
    }
}
