using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Models.Answering;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>
/// Teaches Mz by iterated amplification ("Learning the prior", section "Jointly optimizing Mz and f"): in each round the human writes every book one level deeper, with what Mz says on
/// pages that it knows already, and Mz learns to write as he did. His own draws are the only pages of the world that it sees.
/// </summary>
/// <example>
/// <code>
/// var human = new EncyclopediaWorlds().Explorer;
/// using var training = new UnpackerTraining(human, layout => new PageNetwork(layout, network, seed), new UnpackerSettings(), new ExplorationRules(), seed);
/// while (!training.IsDone)
/// {
///     training.Take();
/// }
///
/// using var mz = new LearnedUnpacker(training.Finished(), human, new(human.Name, network, 8, .03, training.PagesWritten));
/// </code>
/// </example>
public sealed class UnpackerTraining : IDisposable
{
    private const int InferredTogether = 500;

    // How often each book is read, other pages each time, when the prior of z is fitted.
    private const int Readings = 4;

    // Of the last round: beta rises for so much of it, and the rate falls over its second half to this share.
    private const double Rising = .7;
    private const double LeastRate = .02;

    private readonly IExplorer _explorer;
    private readonly PageLayout _layout;
    private readonly UnpackerSettings _settings;
    private readonly Exploring _exploring;
    private readonly Func<PageLayout, IPageModel> _make;
    private readonly Seed _seed;
    private Tensor? _z;

    /// <summary>Begins with empty books and an Mz that knows nothing.</summary>
    /// <param name="explorer">The human.</param>
    /// <param name="make">Makes the network, equal ones each time: the student, his teacher, and what is handed on.</param>
    /// <param name="settings">How it is taught.</param>
    /// <param name="rules">What the human is given.</param>
    /// <param name="seed">All randomness.</param>
    /// <param name="isFlat">
    /// Whether Mz writes flat text. What the human asks is then answered from what he wrote himself, so that the books are those of an assistant who never errs, and the failures of flat text
    /// are its own.
    /// </param>
    public UnpackerTraining(
        IExplorer explorer, Func<PageLayout, IPageModel> make, UnpackerSettings settings, ExplorationRules rules, Seed seed, bool isFlat = false)
    {
        ArgumentNullException.ThrowIfNull(explorer);
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(settings);
        (_explorer, _make, _settings, _seed, _layout) = (explorer, make, settings, seed, new(explorer, isFlat));
        _exploring = new(explorer, rules);
        Mz = new(() => make(_layout), _layout, settings, explorer);
        Books = [.. Enumerable.Range(0, settings.Books).Select(i => new ExploredBook(i, seed.For("book", i)))];
    }

    /// <summary>The books as far as they are written.</summary>
    public IReadOnlyList<ExploredBook> Books { get; }

    /// <summary>The next round, from 0; the books are that deep when it has been taken.</summary>
    public int Round { get; private set; }

    /// <summary>Whether all rounds were taken.</summary>
    public bool IsDone => Round > _settings.Depth;

    /// <summary>Pages that the human wrote.</summary>
    public long PagesWritten => _exploring.Written;

    /// <summary>Single unpackings of Mz's own that he judged as an overseer.</summary>
    public long UnpackingsJudged => Mz.Judged;

    /// <summary>Questions about other pages that he asked meanwhile.</summary>
    public long QuestionsAsked => _exploring.Asked;

    /// <summary>Weights of Mz.</summary>
    public long Parameters => Mz.Student.Module.parameters().Sum(p => p.numel());

    internal MzStudent Mz { get; }

    /// <summary>Takes a round.</summary>
    /// <param name="heard">Hears of each step the depth, -log Mz of a page and the divergence of a book's z; from this thread.</param>
    /// <param name="cancellationToken">Stops between two steps; a round that was stopped is lost.</param>
    public void Take(Action<int, double, double>? heard = null, CancellationToken cancellationToken = default)
    {
        var seed = _seed.For("round", Round);
        _exploring.Write(Books, Round, _z is null ? null : new MzAnswers(Mz.Teacher, _layout, _z), Round - 1, seed);
        var isLast = Round == _settings.Depth;
        var steps = isLast ? _settings.LastSteps : Round > 0 && Round <= _settings.DrawingRounds ? _settings.DrawnSteps : _settings.CopiedSteps;
        var (books, random) = (Books.Select(b => new BookSteps(b, _layout)).ToArray(), seed.For("steps").CreateRandom());
        for (var step = 0; step < steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = Batch(books, random);
            var share = (step + 1.0) / steps;
            var beta = isLast ? _settings.FirstBeta * Math.Pow(_settings.LastBeta / _settings.FirstBeta, Math.Min(1, share / Rising)) : _settings.FirstBeta;
            var rate = isLast ? _settings.Rate * Math.Max(LeastRate, Math.Min(1, 2 * (1 - share))) : _settings.Rate;
            var (nll, divergence) = Mz.Train(Read(batch, random), [.. batch.Select(b => b.Draw(_settings.PagesWritten, random))], beta, rate, random);
            heard?.Invoke(Round, nll, divergence);
        }

        if (isLast)
        {
            FitPrior(books, random, cancellationToken);
        }

        Round++;
        _z?.Dispose();
        _z = IsDone || _layout.IsFlat ? null : Infer(books, seed);
    }

    /// <summary>What was learned, as a network of its own in double precision: a moving average of the student.</summary>
    public IPageModel Finished()
    {
        var finished = _make(_layout);
        ModuleWeights.Load(finished.Module, ModuleWeights.Of(Mz.Teacher.Module));
        return finished;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _z?.Dispose();
        Mz.Dispose();
    }

    /// <summary>All that training has come to between two rounds.</summary>
    internal IReadOnlyDictionary<string, double[]> Save()
    {
        var saved = new SortedDictionary<string, double[]>(StringComparer.Ordinal)
        {
            ["round"] = [Round, _exploring.Written, _exploring.Asked],
            ["books"] = [.. Books.SelectMany(DrawnNumbers.Of)],
        };
        Mz.Save(saved);
        if (_z is not null)
        {
            saved["z"] = Weights.Read(_z);
        }

        return saved;
    }

    /// <summary>Goes on from what was saved.</summary>
    /// <exception cref="InvalidDataException">It was saved by another training.</exception>
    internal void Load(IReadOnlyDictionary<string, double[]> saved)
    {
        var round = TrainingState.Find(saved, "round", 3);
        Round = (int)round[0];
        _exploring.GoOn((long)round[1], (long)round[2]);
        Mz.Load(saved);
        DrawnNumbers.Read(saved.GetValueOrDefault("books") ?? [], Books, _explorer.Fields.Count);
        _z = IsDone || _layout.IsFlat ? null : Ops.FromArray(TrainingState.Find(saved, "z", Books.Count * Mz.Student.Latents), Books.Count, Mz.Student.Latents).to(ScalarType.Float32);
    }

    /// <summary>Fits the prior of z alone. The encoder stands still meanwhile, so that each book is read a few times and no more.</summary>
    private void FitPrior(BookSteps[] books, SeededRandom random, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var read = Enumerable.Repeat(books, Readings).SelectMany(all => all).Chunk(InferredTogether).Select(chunk => Mz.Encode(Read(chunk, random))).ToArray();
        var (mean, logScale) = (cat([.. read.Select(r => r.Mean)], 0), cat([.. read.Select(r => r.LogScale)], 0));
        for (var step = 0; step < _settings.PriorSteps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var rows = Ops.FromArray([.. Enumerable.Range(0, _settings.Batch).Select(_ => (long)random.NextInt(Readings * books.Length))]);
            var rate = _settings.Rate * Math.Max(LeastRate, 1 - (step / (double)_settings.PriorSteps));
            Mz.FitPrior(mean.index_select(0, rows), logScale.index_select(0, rows), _settings.PriorNoise, rate, random);
        }
    }

    private BookSteps[] Batch(BookSteps[] books, SeededRandom random) => [.. Enumerable.Range(0, _settings.Batch).Select(_ => books[random.NextInt(books.Length)])];

    private IReadOnlyList<PageStep>[] Read(IEnumerable<BookSteps> batch, SeededRandom random) => [.. batch.Select(b => b.Read(_settings.PagesRead, random))];

    /// <summary>z of every book, by which the teacher answers in the next round.</summary>
    private Tensor Infer(BookSteps[] books, Seed seed)
    {
        using var scope = NewDisposeScope();
        var inference = new LatentInference(Mz.Teacher, _layout, _settings.Refinements, _settings.FirstBeta);
        var random = seed.For("read").CreateRandom();
        var read = books.Chunk(InferredTogether).Select(chunk => Read(chunk, random)).ToArray();
        var inferred = read.AsParallel().AsOrdered().Select(inference.Infer).ToArray();
        var z = cat(inferred, 0).DetachFromDisposeScope();
        Array.ForEach(inferred, i => i.Dispose());
        return z;
    }
}
