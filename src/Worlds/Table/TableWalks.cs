using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Table;

/// <summary>What the pages of a table have to do with each other: which a page repeats, how probable what it says is beside those, and how a human draws it.</summary>
/// <remarks>Values are words of a <see cref="WordGrid"/>, from 0; in pages from 1.</remarks>
internal sealed class TableWalks
{
    private const double Least = 1e-9;
    private readonly TablePages _pages;
    private readonly WalkPrior _prior;
    private readonly IReadOnlyList<Statement> _all;
    private readonly int[][] _beside;
    private readonly ILookup<int, WalkStatement> _statements;
    private readonly Dictionary<(int State, int Period), OutlineNode> _walks;
    private readonly Dictionary<int, OutlineNode> _groups;
    private readonly Dictionary<int, OutlineNode> _paces;
    private readonly Dictionary<int, OutlineNode> _carries;

    public TableWalks(TableOutline outline, TablePages pages, WalkPrior prior)
    {
        (_pages, _prior, _all) = (pages, prior, outline.Statements);
        _statements = outline.Statements.OfType<WalkStatement>().ToLookup(w => w.State);
        _walks = pages.Nodes.Where(n => pages.StatementOf(n) is WalkStatement).ToDictionary(n => pages.StatementOf(n) is WalkStatement w ? (w.State, w.Period) : default);
        _groups = pages.Nodes.Where(n => n.Kind is "column" or "base").ToDictionary(n => n.Group);
        _paces = pages.Nodes.Where(n => pages.StatementOf(n) is PaceStatement).ToDictionary(n => n.Group);
        _carries = pages.Nodes.Where(n => pages.StatementOf(n) is CarriesStatement).ToDictionary(n => n.Group);
        _beside = [.. _all.Select((s, i) => s is WalkStatement w ? [i, .. BesideWalk(w)] : new[] { i })];
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

    /// <summary>The statements that one is judged beside: itself, those of the periods before and after, its pace and, over the end of the data, whether the column carries over.</summary>
    public IReadOnlyList<int> Beside(int statement) => _beside[statement];

    /// <summary>The paces among which a statement chooses.</summary>
    public IReadOnlyList<double> PacesOf(PaceStatement statement) => _pages.PacesOf(statement.Group);

    /// <summary>All that a statement may say in words: thousandths, a pace's place, or 1 for what carries over and 0 for what does not.</summary>
    public IEnumerable<int> Sayable(int statement) => _all[statement] switch
    {
        PaceStatement p => Enumerable.Range(0, PacesOf(p).Count),
        CarriesStatement => [0, 1],
        _ => Enumerable.Range(0, WordGrid.Words).Select(_pages.GridOf(_all[statement].Group).Thousandths),
    };

    /// <summary>What a page states, as <see cref="Sayable"/> has it.</summary>
    public int Stated(Tokens page) => _pages.StatementOf(_pages.NodeOf(page)) switch
    {
        CarriesStatement => page[TablePages.Carries] == 1 ? 1 : 0,
        PaceStatement => page[TablePages.Values] - 1,
        _ => _pages.GridOf(_pages.NodeOf(page).Group).Thousandths(page[TablePages.Values] - 1),
    };

    /// <summary>What a statement adds to the log prior in nats, in words; what is all but impossible as one in a billion.</summary>
    /// <param name="statement">Which.</param>
    /// <param name="values">What each of <see cref="Beside"/> states, in that order; between two words is the nearer of them.</param>
    public double LogPrior(int statement, IReadOnlyList<int> values)
    {
        switch (_all[statement])
        {
            case PaceStatement p:
                return -Math.Log(PacesOf(p).Count);
            case CarriesStatement c:
                return Math.Log(Math.Max(Least, values[0] == 1 ? 1 - LostOf(c.Group) : LostOf(c.Group)));
            case WalkStatement w:
                var (at, grid) = (0, _pages.GridOf(w.Group));
                int[] words = [.. new[] { w.Period, w.Before, w.After }.OfType<int>().Select(_ => grid.Word(values[at++]))];
                var pace = w.Before is null ? 0 : values[at++];
                var masses = Masses(w, words.ElementAtOrDefault(1), words.ElementAtOrDefault(2), pace, !_pages.IsAcross(w) || values[at] == 1);
                return Math.Log(Math.Max(Least, masses[words[0]]));
            default:
                throw new ArgumentOutOfRangeException(nameof(statement));
        }
    }

    private IEnumerable<int> BesideWalk(WalkStatement w)
    {
        foreach (var period in new[] { w.Before, w.After }.OfType<int>())
        {
            yield return _walks[(w.State, period)].Start;
        }

        if (w.Before is not null)
        {
            yield return PaceOf(w.Group).Start;
        }

        if (_pages.IsAcross(w))
        {
            yield return _carries[w.Group].Start;
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
            if (filled[TablePages.Stated])
            {
                return numbers[TablePages.Stated] - 1;
            }

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
        find(_walks[(state, period)].Address)?[TablePages.Values] - 1;
}
