using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Exploration;

/// <summary>One Z as far as a human has explored it: pages whose ancestors are all there.</summary>
/// <param name="index">Which of the books that are explored together.</param>
/// <param name="seed">What the human draws in it.</param>
public sealed class ExploredBook(int index, Seed seed)
{
    private Dictionary<NodeAddress, ExploredPage> _pages = [];

    /// <summary>Which of the books that are explored together.</summary>
    public int Index => index;

    /// <summary>What the human draws in it comes from here.</summary>
    public Seed Seed => seed;

    /// <summary>The pages in the order in which they were written, level by level.</summary>
    public IReadOnlyCollection<ExploredPage> Pages => _pages.Values;

    /// <summary>The pages that say what no page before them says: all that the book holds of the human's own prior.</summary>
    public IEnumerable<PlacedPage> Drawn => _pages.Values.Where(p => p.IsDrawn).Select(p => new PlacedPage(p.Address, p.Page));

    /// <summary>What the drawn pages say, in their order: equal for books that say the same.</summary>
    public string Content => string.Join("; ", Drawn.Select(p => p.Page));

    /// <summary>The page at an address; null where it was not explored.</summary>
    public ExploredPage? Find(NodeAddress address) => _pages.GetValueOrDefault(address);

    /// <summary>Replaces all pages.</summary>
    /// <param name="pages">Level by level.</param>
    public void Replace(IEnumerable<ExploredPage> pages) => _pages = pages.ToDictionary(p => p.Address);
}
