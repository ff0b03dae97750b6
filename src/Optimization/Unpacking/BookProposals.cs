using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>Books that the human proposes for searches to start from, each read by Mz's encoder. They are written when they are first asked for, and are the same for all worlds.</summary>
internal sealed class BookProposals
{
    // Of a longer book; shorter ones are read as a whole.
    private const int PagesRead = 24;
    private readonly Lazy<(double[][] Latents, long Pages)> _written;

    /// <param name="mz">Mz.</param>
    /// <param name="count">How many books.</param>
    public BookProposals(LearnedUnpacker mz, int count) => _written = new(() => Write(mz, count));

    /// <summary>Pages that the human writes for them; has him write where he has not yet.</summary>
    public long OverseerCalls => _written.Value.Pages;

    /// <summary>The z of one of the books, at random.</summary>
    /// <returns>[U], in the base space.</returns>
    public double[] Draw(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var latents = _written.Value.Latents;
        return [.. latents[random.NextInt(latents.Length)]];
    }

    private static (double[][] Latents, long Pages) Write(LearnedUnpacker mz, int count)
    {
        var seed = new Seed(0).For("proposals");
        var exploring = new Exploring(mz.Explorer, new ExplorationRules());
        ExploredBook[] books = [.. Enumerable.Range(0, count).Select(i => new ExploredBook(i, seed.For("book", i)))];
        exploring.Write(books, mz.Info.Depth, null, -1, seed);
        var random = seed.For("read").CreateRandom();
        return ([.. mz.Encode([.. books.Select(b => new BookSteps(b, mz.Layout)).Select(s => s.All.Count <= PagesRead ? s.All : s.Read(PagesRead, random))])], exploring.Written);
    }
}
