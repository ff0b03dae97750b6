using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Table;

/// <summary>What the pages of a table have to do with each other: which a page repeats, how probable what it says is beside those, and how a human draws it.</summary>
/// <remarks>Values are words of a <see cref="WordGrid"/>, from 0; in pages from 1.</remarks>
internal sealed class TableWalks
{
    private readonly TablePages _pages;
    private readonly WalkPrior _prior;
    private readonly ILookup<int, WalkStatement> _statements;
    private readonly Dictionary<(int State, int Period), OutlineNode> _walks;
    private readonly Dictionary<int, OutlineNode> _groups;
    private readonly Dictionary<int, OutlineNode> _paces;
    private readonly Dictionary<int, OutlineNode> _carries;

    public TableWalks(TableOutline outline, TablePages pages, WalkPrior prior)
    {
        (_pages, _prior) = (pages, prior);
        _statements = outline.Statements.OfType<WalkStatement>().ToLookup(w => w.State);
        _walks = pages.Nodes.Where(n => pages.StatementOf(n) is WalkStatement).ToDictionary(n => pages.StatementOf(n) is WalkStatement w ? (w.State, w.Period) : default);
        _groups = pages.Nodes.Where(n => n.Kind is "column" or "base").ToDictionary(n => n.Group);
        _paces = pages.Nodes.Where(n => pages.StatementOf(n) is PaceStatement).ToDictionary(n => n.Group);
        _carries = pages.Nodes.Where(n => pages.StatementOf(n) is CarriesStatement).ToDictionary(n => n.Group);
    }

    private int Rates => _pages.StatesOf.Length - 1;

    /// <summary>The pages before a page, level by level, that say what it repeats or is drawn beside.</summary>
    public IEnumerable<NodeAddress> Needed(OutlineNode node)
    {
        switch (_pages.StatementOf(node))
        {
            case null when node.Kind == "column":
                yield return PaceOf(node.Group).Address;
                break;
            case PaceStatement p when p.Group == Rates:
                yield return _groups[Rates].Address;
                break;
            case CarriesStatement:
                yield return _groups[node.Group].Address;
                break;
            case WalkStatement w:
                if (w.Period == _pages.Last || (w.Period == 0 && _pages.Last > 0))
                {
                    yield return _groups[w.Group].Address;
                }

                foreach (var period in new[] { w.Before, w.After }.OfType<int>())
                {
                    yield return _walks[(w.State, period)].Address;
                }

                if (w.Before is not null || _pages.Last > 0)
                {
                    yield return PaceOf(w.Group).Address;
                }

                if (_pages.IsAcross(w))
                {
                    yield return _carries[w.Group].Address;
                }

                break;
        }
    }

    /// <summary>Writes a page: repeats what was read, and draws the rest as if it had never been said.</summary>
    /// <param name="node">Where it stands.</param>
    /// <param name="find">Finds a page that was read; null where it was not.</param>
    /// <param name="random">The draws.</param>
    public Tokens Draw(OutlineNode node, Func<NodeAddress, Tokens?> find, SeededRandom random)
    {
        var (numbers, filled) = (_pages.Begin(node), _pages.Filled(node));
        var pace = PaceRead(node.Group, find) ?? random.NextInt(_pages.PacesOf(node.Group).Count);
        if (filled[TablePages.PaceRepeated])
        {
            numbers[TablePages.PaceRepeated] = 1 + pace;
        }

        switch (_pages.StatementOf(node))
        {
            case null when node.Kind is "column" or "base":
                foreach (var (i, state) in _pages.StatesOf[node.Group].Index())
                {
                    numbers[TablePages.Values + i] = 1 + Walk(state, pace, carries: true, random)[_pages.Last];
                }

                if (node.Kind == "column")
                {
                    numbers[_pages.CarriesDrawn] = DrawCarries(node.Group, random);
                }

                break;
            case PaceStatement p:
                numbers[TablePages.Values] = 1 + random.NextIndex(PaceWeights(p.Group, find));
                break;
            case CarriesStatement:
                numbers[TablePages.Carries] = CarriesRead(node.Group, find) ?? DrawCarries(node.Group, random);
                break;
            case WalkStatement w:
                DrawWalk(w, numbers, filled, pace, find, random);
                break;
        }

        return new(numbers);
    }

    /// <summary>Whether a page repeats what others say.</summary>
    public bool Repeats(OutlineNode node, Func<NodeAddress, Tokens?> find, Tokens page)
    {
        var filled = _pages.Filled(node);
        var walk = _pages.StatementOf(node) as WalkStatement;
        return Same(TablePages.PaceRepeated, PaceRead(node.Group, find) + 1)
            && Same(TablePages.Stated, walk is null ? null : EndRead(walk, find) + 1)
            && Same(TablePages.Before, walk?.Before is { } a ? WalkRead(walk.State, a, find) + 1 : null)
            && Same(TablePages.After, walk?.After is { } b ? WalkRead(walk.State, b, find) + 1 : null)
            && Same(TablePages.Carries, walk is null ? CarriesFound(node.Group, find) : CarriesRead(node.Group, find));

        bool Same(int field, int? read) => !filled[field] || page[field] == read;
    }

    /// <summary>What a page adds to the log prior in nats, beside those that it repeats.</summary>
    public double LogPrior(OutlineNode node, Tokens page)
    {
        switch (_pages.StatementOf(node))
        {
            case PaceStatement p:
                return -Math.Log(_pages.PacesOf(p.Group).Count);
            case CarriesStatement c:
                return Math.Log(page[TablePages.Carries] == 1 ? 1 - LostOf(c.Group) : LostOf(c.Group));
            case WalkStatement w:
                var masses = Masses(w, page[TablePages.Before] - 1, page[TablePages.After] - 1, page[TablePages.PaceRepeated] - 1, page[TablePages.Carries] != 2);
                return Math.Log(masses[page[w.Period == _pages.Last ? TablePages.Stated : TablePages.Values] - 1]);
            default:
                return 0;
        }
    }

    private void DrawWalk(WalkStatement w, int[] numbers, bool[] filled, int pace, Func<NodeAddress, Tokens?> find, SeededRandom random)
    {
        var carries = !_pages.IsAcross(w) || (CarriesRead(w.Group, find) ?? DrawCarries(w.Group, random)) == 1;
        var fresh = new Lazy<Dictionary<int, int>>(() => Walk(w.State, pace, carries, random));
        int At(int period) => WalkRead(w.State, period, find) ?? fresh.Value[period];
        Fill(TablePages.Stated, () => EndRead(w, find) ?? fresh.Value[_pages.Last]);
        Fill(TablePages.Before, () => At(w.Before!.Value));
        Fill(TablePages.After, () => At(w.After!.Value));
        Fill(TablePages.Carries, () => carries ? 0 : 1);
        Fill(TablePages.Values, () =>
        {
            var masses = Masses(w, numbers[TablePages.Before] - 1, numbers[TablePages.After] - 1, pace, carries);
            if (w.Before is null && EndRead(w, find) is { } end)
            {
                // The column's page has said where the walk comes to.
                var last = _statements[w.State].First(s => s.Period == _pages.Last);
                double[] beside = [.. masses.Select((m, start) => m * Masses(last, start, -1, pace, true)[end])];
                masses = beside.Sum() > 0 ? beside : masses;
            }

            return random.NextIndex(masses);
        });

        void Fill(int field, Func<int> draw)
        {
            if (filled[field])
            {
                numbers[field] = 1 + draw();
            }
        }
    }

    /// <summary>A whole walk of a state, drawn as its statements refine it.</summary>
    private Dictionary<int, int> Walk(int state, int pace, bool carries, SeededRandom random)
    {
        var walk = new Dictionary<int, int>();
        foreach (var w in _statements[state])
        {
            walk[w.Period] = random.NextIndex(Masses(w, w.Before is { } a ? walk[a] : -1, w.After is { } b ? walk[b] : -1, pace, carries));
        }

        return walk;
    }

    /// <summary>How probable each word is at a period, beside those before and after.</summary>
    private IReadOnlyList<double> Masses(WalkStatement w, int before, int after, int pace, bool carries)
    {
        var (grid, (share, steps)) = (_pages.GridOf(w.Group), w.Bridge());
        if (w.Before is null || (_pages.IsAcross(w) && !carries))
        {
            return WordGrid.Masses(grid.Place(_prior.Mean[w.State]), grid.Deviation(_prior.Variance[w.State]));
        }

        var times = _pages.PacesOf(w.Group)[pace];
        return WordGrid.Masses(((1 - share) * before) + (share * after), grid.Deviation(_prior.StepVariance[w.State] * times * times * steps));
    }

    /// <summary>How probable each pace is; that of base rates once their page has said where they come to.</summary>
    private double[] PaceWeights(int group, Func<NodeAddress, Tokens?> find)
    {
        var paces = _pages.PacesOf(Math.Max(0, group));
        if (group != Rates || find(_groups[Rates].Address) is not { } page || _pages.Last == 0)
        {
            return [.. paces.Select(_ => 1.0)];
        }

        double[] weights = [.. paces.Select((_, pace) => _pages.StatesOf[Rates].Select((state, i) =>
        {
            var (start, last) = (_statements[state].First(s => s.Period == 0), _statements[state].First(s => s.Period == _pages.Last));
            return Masses(start, -1, -1, pace, true).Select((m, from) => m * Masses(last, from, -1, pace, true)[page[TablePages.Values + i] - 1]).Sum();
        }).Aggregate(1.0, (a, b) => a * b))];
        return weights.Sum() > 0 ? weights : [.. paces.Select(_ => 1.0)];
    }

    private int DrawCarries(int group, SeededRandom random) => random.NextBool(LostOf(group)) ? 2 : 1;

    private double LostOf(int group) => _prior.Lost[_pages.StatesOf[group][0]];

    private OutlineNode PaceOf(int group) => _paces[group == Rates ? Rates : -1];

    private int? PaceRead(int group, Func<NodeAddress, Tokens?> find) => find(PaceOf(group).Address)?[TablePages.Values] - 1;

    private int? CarriesRead(int group, Func<NodeAddress, Tokens?> find) =>
        (_carries.TryGetValue(group, out var leaf) ? find(leaf.Address)?[TablePages.Carries] : null) ?? CarriesFound(group, find);

    private int? CarriesFound(int group, Func<NodeAddress, Tokens?> find) => _groups.TryGetValue(group, out var page) ? find(page.Address)?[_pages.CarriesDrawn] : null;

    private int? EndRead(WalkStatement walk, Func<NodeAddress, Tokens?> find) =>
        find(_groups[walk.Group].Address)?[TablePages.Values + Array.IndexOf(_pages.StatesOf[walk.Group], walk.State)] - 1;

    private int? WalkRead(int state, int period, Func<NodeAddress, Tokens?> find) =>
        find(_walks[(state, period)].Address)?[period == _pages.Last ? TablePages.Stated : TablePages.Values] - 1;
}
