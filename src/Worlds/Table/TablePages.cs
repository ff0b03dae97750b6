using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Worlds.Table;

/// <summary>The form of a table's pages: what each is about, what it repeats of other pages, which make up its title, and what it says itself; and their words.</summary>
internal sealed class TablePages
{
    public const int Heading = 0;
    public const int PaceRepeated = 1;
    public const int Stated = 2;
    public const int Before = 3;
    public const int After = 4;
    public const int Carries = 5;
    public const int TitleFields = 6;
    public const int Values = TitleFields;

    // Of pages whose words begin alike, as many are tried.
    private const int Alike = 4;

    private readonly StatementText _texts;
    private readonly OutlineText _words;
    private readonly TableLatents _latents;
    private readonly WordGrid[] _grids;
    private readonly TableOutline _outline;
    private readonly Dictionary<OutlineNode, int> _headings;

    /// <param name="outline">The tree.</param>
    /// <param name="texts">The words of statements.</param>
    /// <param name="words">The words of the nodes above them.</param>
    /// <param name="latents">Where z states what they say.</param>
    /// <param name="prior">How far values reach.</param>
    public TablePages(TableOutline outline, StatementText texts, OutlineText words, TableLatents latents, WalkPrior prior)
    {
        (_outline, _texts, _words, _latents) = (outline, texts, words, latents);
        Nodes = [.. outline.Nodes];
        _headings = Nodes.Index().ToDictionary(n => n.Item, n => n.Index);
        StatesOf = [.. Enumerable.Range(0, latents.Columns + 1).Select(g => Enumerable.Range(0, prior.States).Where(s => prior.Group[s] == g).ToArray())];
        // Of the walk at its fastest, which is one of several, two deviations.
        double Far(int state, double pace) => Math.Abs(prior.Mean[state]) + ((pace > 1 ? 2 : 3) * Math.Sqrt(prior.Variance[state] + (prior.StepVariance[state] * pace * pace * latents.Periods)));
        _grids = [WordGrid.Reaching(StatesOf[..^1].SelectMany(s => s).Max(s => Far(s, 1))), WordGrid.Reaching(StatesOf[^1].Max(s => Far(s, Pace.OfBaseRate[^1])))];
        TokenField value = new("value", 1 + WordGrid.Words);
        CarriesDrawn = Values + StatesOf.Max(s => s.Length);
        Fields =
        [
            new("heading", Nodes.Count), new("pace", 1 + Math.Max(Pace.OfSlopes.Count, Pace.OfBaseRate.Count)), value with { Name = "stated" }, value with { Name = "before" }, value with { Name = "after" }, new("carries over", 3),
            .. Enumerable.Range(1, CarriesDrawn - Values).Select(i => value with { Name = $"value {i}" }), new("found to carry over", 3),
        ];
    }

    /// <summary>The nodes of the tree, level by level.</summary>
    public IReadOnlyList<OutlineNode> Nodes { get; }

    /// <summary>The states of each column, and last the base rates.</summary>
    public int[][] StatesOf { get; }

    public IReadOnlyList<TokenField> Fields { get; }

    /// <summary>The field in which a column's page says whether it carries over.</summary>
    public int CarriesDrawn { get; }

    public OutlineNode NodeOf(Tokens page) => Nodes[page[Heading]];

    public Statement? StatementOf(OutlineNode node) => node.Children.Count == 0 ? _outline.Statements[node.Start] : null;

    /// <summary>The paces of a column, or of the base rates; of what speaks of no one column, those of columns.</summary>
    public IReadOnlyList<double> PacesOf(int group) => group == _latents.Columns ? Pace.OfBaseRate : Pace.OfSlopes;

    public WordGrid GridOf(int group) => _grids[group == _latents.Columns ? 1 : 0];

    /// <summary>The numbers of a page about which nothing is said yet.</summary>
    public int[] Begin(OutlineNode node)
    {
        var numbers = new int[Fields.Count];
        numbers[Heading] = _headings[node];
        return numbers;
    }

    /// <summary>Which fields a page fills.</summary>
    public bool[] Filled(OutlineNode node)
    {
        var filled = new bool[Fields.Count];
        filled[Heading] = true;
        switch (StatementOf(node))
        {
            case null when node.Kind is "column" or "base":
                filled.AsSpan(Values, StatesOf[node.Group].Length).Fill(true);
                (filled[PaceRepeated], filled[CarriesDrawn]) = (node.Kind == "column", node.Kind == "column");
                break;
            case PaceStatement:
                filled[Values] = true;
                break;
            case CarriesStatement:
                filled[Carries] = true;
                break;
            case WalkStatement w:
                filled[PaceRepeated] = w.Before is not null;
                (filled[Before], filled[After]) = (w.Before is not null, w.After is not null);
                (filled[Stated], filled[Values]) = (w.Period == Last, true);
                filled[Carries] = IsAcross(w);
                break;
        }

        return filled;
    }

    /// <summary>The last period of the data.</summary>
    public int Last => _latents.Observed - 1;

    /// <summary>Whether a statement goes from the data's last period to the one after, where a column may be lost.</summary>
    public bool IsAcross(WalkStatement walk) => walk is { After: null, Before: not null } && walk.Period == Last + 1 && walk.Group < _latents.Columns;

    /// <summary>Whether a page says all that it is to say, and nothing else.</summary>
    public bool IsWhole(Tokens page)
    {
        var (node, filled) = (NodeOf(page), Filled(NodeOf(page)));
        return Enumerable.Range(1, Fields.Count - 1).All(f => filled[f] == page[f] > 0)
            && (StatementOf(node) is not PaceStatement p || page[Values] <= PacesOf(p.Group).Count)
            && (!filled[PaceRepeated] || page[PaceRepeated] <= PacesOf(node.Group).Count);
    }

    /// <summary>A page in words; what a learned model left out is written as the first of all values.</summary>
    public string Write(Tokens page)
    {
        var node = NodeOf(page);
        var (paces, grid) = (PacesOf(node.Group), GridOf(node.Group));
        int Value(int field) => grid.Thousandths(Math.Max(0, page[field] - 1));
        double Of(IReadOnlyList<double> all, int field) => all[Math.Clamp(page[field] - 1, 0, all.Count - 1)];
        return StatementOf(node) switch
        {
            PaceStatement p => _texts.Write(p, new(0, 0, 0, Of(PacesOf(p.Group), Values), true)),
            CarriesStatement c => _texts.Write(c, new(0, 0, 0, 1, page[Carries] != 2)),
            WalkStatement w => _texts.Write(w, new(Value(Values), Value(Before), Value(After), Of(paces, PaceRepeated), page[Carries] != 2)),
            _ => _words.Write(node, node.Kind is "column" or "base" ? Latent(node, page, Value, Of(paces, PaceRepeated)) : [], null),
        };
    }

    /// <summary>Reads a page by writing it, so that nothing but its exact words is read.</summary>
    public Tokens? Read(string text) => Nodes.OrderByDescending(n => Agreement(Write(new(Begin(n))), text)).Take(Alike).Select(n => Read(n, text)).FirstOrDefault(p => p is not null);

    private double[] Latent(OutlineNode node, Tokens page, Func<int, int> value, double pace)
    {
        var path = Enumerable.Range(0, _latents.Periods).Select(_ => new double[StatesOf.Sum(s => s.Length)]).ToArray();
        foreach (var (i, state) in StatesOf[node.Group].Index())
        {
            path[Last][state] = (double)value(Values + i) / TableLatents.Thousandths;
        }

        return _latents.Encode(path, node.Kind == "base" ? Pace.AsSaid : new(pace, 1), [.. Enumerable.Range(0, _latents.Columns).Select(c => c == node.Group && page[CarriesDrawn] == 2)]);
    }

    private Tokens? Read(OutlineNode node, string text)
    {
        var (filled, numbers) = (Filled(node), Begin(node));
        int[] fields = [.. Enumerable.Range(Values, CarriesDrawn - Values), Before, After, PaceRepeated, Carries, CarriesDrawn];
        fields = [.. fields.Where(f => filled[f])];
        foreach (var f in fields)
        {
            numbers[f] = 1;
        }

        // In the order of the text: the right value of a field brings the words further into agreement.
        foreach (var f in fields)
        {
            numbers[f] = Enumerable.Range(1, Fields[f].Count - 1).MaxBy(v => Agreement(With(f, v), text));
        }

        numbers[Stated] = filled[Stated] ? numbers[Values] : 0;
        Tokens page = new(numbers);
        return IsWhole(page) && Write(page) == text ? page : null;

        string With(int field, int number)
        {
            var tried = (int[])numbers.Clone();
            tried[field] = number;
            return Write(new(tried));
        }
    }

    private static int Agreement(string a, string b) => a.AsSpan().CommonPrefixLength(b);
}
