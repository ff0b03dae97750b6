using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Table;

/// <summary>
/// The human who explores what may be believed of a table. A column's page says where its slopes stand at the end of the data and whether it carries over. The statements below it repeat that,
/// and the values of neighbouring periods. He asks for the pages that he has to repeat, and draws the rest on a <see cref="WordGrid"/>. Alone he asks for none and draws everything.
/// </summary>
/// <remarks>What a page repeats is part of its title, so that a page is drawn anew when what it repeats has changed.</remarks>
internal sealed class TableExplorer : IExplorer
{
    /// <summary>The most pages of a table that he explores.</summary>
    public const int MostPages = 256;

    private readonly TableOutline _outline;
    private readonly TablePages _pages;
    private readonly TableWalks _walks;

    /// <param name="outline">The tree.</param>
    /// <param name="pages">The form of its pages.</param>
    /// <param name="prior">What is believed of it.</param>
    /// <exception cref="ArgumentException">There are more pages than <see cref="MostPages"/>.</exception>
    public TableExplorer(TableOutline outline, TablePages pages, WalkPrior prior)
    {
        if (pages.Nodes.Count > MostPages)
        {
            throw new ArgumentException($"Z of this table has {pages.Nodes.Count:N0} pages, more than the {MostPages} that a human explores; take fewer columns or periods.");
        }

        (_outline, _pages, _walks) = (outline, pages, new(outline, pages, prior));
        var said = pages.Nodes.Select(n => pages.Write(new(pages.Begin(n))))
            .Concat(new[] { prior.Mean, prior.Variance, prior.StepVariance, prior.Lost }.SelectMany(v => v).Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
        Name = $"table:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', said))))[..16]}";
    }

    public string Name { get; }

    public IReadOnlyList<TokenField> Fields => _pages.Fields;

    public int TitleFields => TablePages.TitleFields;

    public int Branching => _pages.Nodes.Max(n => n.Children.Count);

    public int Children(Tokens page) => _pages.NodeOf(page).Children.Count;

    public Tokens? Read(string text) => _pages.Read(text);

    public string Write(Tokens page, bool isBottom) => _pages.Write(page);

    public ExplorerMove Next(PageRequest request)
    {
        var node = _outline.Find(request.Address)!;
        var asked = request.Known.Select(k => k.Address).ToHashSet();
        var read = request.Read.DistinctBy(p => p.Address).ToDictionary(p => p.Address, p => p.Page);
        return request.MayAsk && _walks.Needed(node).Where(n => !read.ContainsKey(n) && !asked.Contains(n)).Select(n => (NodeAddress?)n).FirstOrDefault() is { } other
            ? new ExplorerAsks(other)
            : new ExplorerWrites(_walks.Draw(node, Find(read), request.CreateRandom()), null);
    }

    /// <remarks>A child is about what stands there and leaves nothing out; whether a column carries over is said as on the page above.</remarks>
    public double Approve(Tokens parent, int branch, Tokens page) =>
        branch < Children(parent) && _pages.NodeOf(page) == _pages.NodeOf(parent).Children[branch] && _pages.IsWhole(page)
        && (_pages.StatementOf(_pages.NodeOf(page)) is not CarriesStatement || page[TablePages.Carries] == parent[_pages.CarriesDrawn]) ? 1 : 0;

    /// <remarks>Where what it repeats is what he has read.</remarks>
    public bool Fits(PageRequest request, Tokens page) =>
        Next(request) is ExplorerWrites { Page: var own } && own.Values[..TitleFields].SequenceEqual(page.Values[..TitleFields]);

    /// <remarks>Every statement is heard on its own page, and what other pages repeat of it is not; where a page is missing, or is another's, the whole is impossible.</remarks>
    public double LogPrior(IReadOnlyList<PlacedPage> book)
    {
        var pages = book.DistinctBy(p => p.Address).ToDictionary(p => p.Address, p => p.Page);
        if (!_pages.Nodes.All(n => pages.TryGetValue(n.Address, out var page) && _pages.NodeOf(page) == n && _pages.IsWhole(page)))
        {
            return double.NegativeInfinity;
        }

        int[] stated = [.. _outline.Leaves.Select(a => _walks.Stated(pages[a]))];
        return Enumerable.Range(0, stated.Length).Sum(s => _walks.LogPrior(s, [.. _walks.Beside(s).Select(b => stated[b])]));
    }

    private Func<NodeAddress, Tokens?> Find(Dictionary<NodeAddress, Tokens> pages) =>
        address => pages.TryGetValue(address, out var page) && _pages.NodeOf(page).Address == address && _pages.IsWhole(page) ? page : null;
}
