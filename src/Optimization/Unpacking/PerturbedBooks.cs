using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>Books that the human perturbs, with one page drawn anew, and where Mz's encoder places them beside the books that were given.</summary>
internal sealed class PerturbedBooks
{
    private readonly ExploredBook[] _given;
    private readonly LearnedUnpacker _learned;
    private readonly UnpackerSettings _settings;
    private readonly Seed _seed;

    public PerturbedBooks(LearnedUnpacker learned, UnpackerSettings settings, Seed seed)
    {
        (_learned, _settings, _seed) = (learned, settings, seed);
        ExploredBook[] books = [.. Enumerable.Range(0, settings.Perturbed).Select(i => new ExploredBook(i, seed.For("given", i)))];
        new Exploring(learned.Explorer, new() { QuestionsAsked = int.MaxValue }).Write(books, settings.Depth, null, -1, seed);
        var pairs = books.Select(b => (Given: b, Written: learned.Explorer.Perturb(b, 1, settings.Depth, seed.For("change", b.Index)))).Where(p => p.Written is not null).ToArray();
        (_given, Written) = ([.. pairs.Select(p => p.Given)], [.. pairs.Select(p => p.Written!)]);
    }

    /// <summary>What he made of the books of which he found another.</summary>
    public IReadOnlyList<ExploredBook> Written { get; }

    /// <summary>Whether a small change of Z is a small change of z. Each book's other is the one after it.</summary>
    public PerturbedMeasured? Measure()
    {
        if (Written.Count < 2)
        {
            return null;
        }

        var (given, written) = (Encode(_given), Encode(Written));
        double[] near = [.. given.Zip(written, Distance)];
        double[] far = [.. given.Select((z, i) => Distance(z, given[(i + 1) % given.Count]))];
        return new(Written.Count, near.Average(), far.Average(), near.Zip(far, (n, f) => n < f ? 1.0 : 0).Average());
    }

    private IReadOnlyList<double[]> Encode(IReadOnlyList<ExploredBook> books)
    {
        var random = _seed.For("read").CreateRandom();
        return _learned.Encode([.. books.Select(b => new BookSteps(b, _learned.Layout).Read(_settings.PagesRead, random))]);
    }

    private static double Distance(double[] one, double[] other) => Math.Sqrt(one.Zip(other, (a, b) => (a - b) * (a - b)).Sum());
}
