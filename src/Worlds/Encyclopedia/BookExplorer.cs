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

    /// <summary>The first page before his own, level by level, in a state that no page he has read is in.</summary>
    private static NodeAddress? ToAsk(PageRequest request)
    {
        var read = request.Read.ToArray();
        if (read.All(p => !p.Address.IsRoot))
        {
            return NodeAddress.Root;
        }

        var states = read.Select(p => p.Page[State]).ToHashSet();
        var unread = read.SelectMany(p => new[] { 0, 1 }.Where(b => !states.Contains(p.Page[FirstChild + b])).Select(b => p.Address.Child(b)))
            .Where(a => LevelOrder.Instance.Compare(a, request.Address) < 0 && read.All(p => p.Address != a));
        return unread.Order(LevelOrder.Instance).Select(a => (NodeAddress?)a).FirstOrDefault();
    }

    private StateTable Draw(PageRequest request, int? about)
    {
        var rows = Rows(request.Read.Where(p => p.Page[State] != about));
        var root = request.Read.Where(p => p.Address.IsRoot).Select(p => (int?)p.Page[State]).FirstOrDefault();
        return _prior.Draw(request.Seed.CreateRandom(), root, s => rows.TryGetValue(s, out var row) ? (row[Fact] == 1, row[FirstChild], row[FirstChild + 1]) : null);
    }
}
