using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// The human who explores an encyclopedia. A page says its state, its fact and its children's states. He asks for pages level by level, the nearest page of each state, until one
/// tells of the state that he is to write about; if none does, he draws a row that goes with those he has read.
/// </summary>
internal sealed class BookExplorer : IExplorer
{
    private const int State = 0;
    private const int Fact = 1;
    private const int FirstChild = 2;
    private readonly TablePrior _prior;

    public BookExplorer(TablePrior prior, double stay)
    {
        _prior = prior;
        Name = FormattableString.Invariant($"encyclopedia:states={prior.States},stay={stay}");
        TokenField state = new("state", prior.States);
        Fields = [state, new("fact", 2), state with { Name = "state 0" }, state with { Name = "state 1" }];
    }

    public string Name { get; }

    public IReadOnlyList<TokenField> Fields { get; }

    public int TitleFields => 1;

    public int Branching => 2;

    public int Children(Tokens page) => 2;

    public Tokens? Read(string text) => PageText.Read(text, _prior.States) is { Children: { } below } page
        ? new Tokens(page.State, page.Fact ? 1 : 0, below.First, below.Second)
        : null;

    public string Write(Tokens page, bool isBottom) =>
        new PageText(page[State], page[Fact] == 1, isBottom ? null : (page[FirstChild], page[FirstChild + 1])).ToString();

    public ExplorerMove Next(PageRequest request)
    {
        if (request.Parent is not { Page: var parent })
        {
            var drawn = Draw(request, null);
            return new ExplorerWrites(Page(drawn, drawn.Root), null);
        }

        var state = parent[FirstChild + request.Address.Index];
        return request.Read.FirstOrDefault(p => p.Page[State] == state) is { Page.Count: > 0 } said ? new ExplorerWrites(said.Page, said.Address)
            : request.MayAsk && ToAsk(request) is { } other ? new ExplorerAsks(other)
            : new ExplorerWrites(Page(Draw(request, state), state), null);
    }

    /// <remarks>A child is about the state that the page above says, and a child in that page's own state says what it says.</remarks>
    public double Approve(Tokens parent, int branch, Tokens page) =>
        page[State] == parent[FirstChild + branch] && (page[State] != parent[State] || page == parent) ? 1 : 0;

    public double LogPrior(IReadOnlyList<PlacedPage> book)
    {
        var rows = Rows(book);
        return rows.Count < _prior.States ? double.NegativeInfinity : _prior.LogPrior(new StateTable(
            book[0].Page[State],
            [.. Enumerable.Range(0, _prior.States).SelectMany(s => new[] { rows[s][FirstChild], rows[s][FirstChild + 1] })],
            [.. Enumerable.Range(0, _prior.States).Select(s => rows[s][Fact] == 1)]));
    }

    private static Tokens Page(StateTable table, int state) => new(state, table.Facts[state] ? 1 : 0, table.Next(state, 0), table.Next(state, 1));

    private static Dictionary<int, Tokens> Rows(IEnumerable<PlacedPage> pages)
    {
        var rows = new Dictionary<int, Tokens>();
        foreach (var (_, page) in pages)
        {
            rows.TryAdd(page[State], page);
        }

        return rows;
    }

    /// <summary>
    /// The first page before his own, level by level, in a state of which he has asked no page. What he is shown beside his own page tells a row, but not where it was said first, and
    /// so not what is said below that place.
    /// </summary>
    private static NodeAddress? ToAsk(PageRequest request)
    {
        var asked = request.Known;
        if (asked.Count == 0)
        {
            return NodeAddress.Root;
        }

        NodeAddress? first = null;
        foreach (var (address, page) in asked)
        {
            for (var branch = 0; branch < 2; branch++)
            {
                var (state, below) = (page[FirstChild + branch], address.Child(branch));
                if (asked.All(a => a.Page[State] != state && a.Address != below)
                    && LevelOrder.Instance.Compare(below, first ?? request.Address) < 0)
                {
                    first = below;
                }
            }
        }

        return first;
    }

    private StateTable Draw(PageRequest request, int? about)
    {
        var rows = Rows(request.Read.Where(p => p.Page[State] != about));
        var root = request.Read.Where(p => p.Address.IsRoot).Select(p => (int?)p.Page[State]).FirstOrDefault();
        return _prior.Draw(request.CreateRandom(), root, s => rows.TryGetValue(s, out var row) ? (row[Fact] == 1, row[FirstChild], row[FirstChild + 1]) : null);
    }
}
