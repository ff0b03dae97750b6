using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Exploration;

/// <summary>
/// A human whose every page refines the page above it and depends on nothing else. Such a Z says nothing twice: he draws each page from what he holds possible there, asks nothing, copies
/// nothing, and amplification adds nothing to him.
/// </summary>
/// <remarks>The pages that he may write must be few enough to list.</remarks>
public abstract class RefiningExplorer : IExplorer
{
    private readonly Lazy<Dictionary<string, Tokens>> _pages;

    /// <summary>Makes one that has read no page yet.</summary>
    protected RefiningExplorer() => _pages = new(List);

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<TokenField> Fields { get; }

    /// <inheritdoc/>
    public abstract int TitleFields { get; }

    /// <inheritdoc/>
    public abstract int Branching { get; }

    /// <inheritdoc/>
    public abstract int Children(Tokens page);

    /// <summary>A page in words: what the world's own tree says there.</summary>
    public abstract string Write(Tokens page);

    /// <inheritdoc/>
    public string Write(Tokens page, bool isBottom) => Write(page);

    /// <inheritdoc/>
    public Tokens? Read(string text) => _pages.Value.TryGetValue(text, out var page) ? page : null;

    /// <inheritdoc/>
    public ExplorerMove Next(PageRequest request)
    {
        var possible = Possible(request.Parent?.Page, IndexOf(request.Address));
        return new ExplorerWrites(possible[request.CreateRandom().NextIndex([.. possible.Select(p => p.Probability)])].Page, null);
    }

    /// <inheritdoc/>
    /// <remarks>1 for every page that he holds possible there.</remarks>
    public double Approve(Tokens parent, int branch, Tokens page) => branch < Children(parent) && double.IsFinite(Log(parent, branch, page)) ? 1 : 0;

    /// <inheritdoc/>
    /// <remarks>The sum over all pages of the tree; impossible where one is missing.</remarks>
    public double LogPrior(IReadOnlyList<PlacedPage> book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var pages = book.DistinctBy(p => p.Address).ToDictionary(p => p.Address, p => p.Page);
        return Of(NodeAddress.Root, null);

        double Of(NodeAddress address, Tokens? parent)
        {
            if (!pages.TryGetValue(address, out var page) || Log(parent, IndexOf(address), page) is not (> double.NegativeInfinity and var log))
            {
                return double.NegativeInfinity;
            }

            return log + Enumerable.Range(0, Children(page)).Sum(c => Of(address.Child(c), page));
        }
    }

    /// <summary>The pages that he holds possible below a page, each once.</summary>
    /// <param name="parent">The page above, which has such a child; null for the root.</param>
    /// <param name="branch">Which of its children; -1 for the root.</param>
    /// <returns>Their probabilities add up to one.</returns>
    protected abstract IReadOnlyList<(Tokens Page, double Probability)> Possible(Tokens? parent, int branch);

    private static int IndexOf(NodeAddress address) => address.IsRoot ? -1 : address.Index;

    private double Log(Tokens? parent, int branch, Tokens page) => Math.Log(Possible(parent, branch).Where(p => p.Page == page).Sum(p => p.Probability));

    private Dictionary<string, Tokens> List()
    {
        var pages = new Dictionary<string, Tokens>(StringComparer.Ordinal);
        var toList = new Queue<Tokens>(Possible(null, 0).Select(p => p.Page));
        while (toList.TryDequeue(out var page))
        {
            if (pages.TryAdd(Write(page), page))
            {
                foreach (var (below, _) in Enumerable.Range(0, Children(page)).SelectMany(c => Possible(page, c)))
                {
                    toList.Enqueue(below);
                }
            }
        }

        return pages;
    }
}
