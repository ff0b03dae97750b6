using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Worlds.Snow;

/// <summary>
/// The human who explores snow: a page names a stretch of features, its children the two halves, and a leaf tells of one feature whether it carries over and at which rate it agrees.
/// Nothing is said twice, so that he draws every leaf from his prior, asks nothing, and amplification adds nothing to him.
/// </summary>
internal sealed class SnowExplorer : IExplorer
{
    private const int First = 0;
    private const int Last = 1;
    private const int Type = 2;
    private const int Rate = 3;
    private const int Artifact = 1;
    private const int Causal = 2;

    private readonly SnowScheme _scheme;
    private readonly int[] _rates;
    private readonly Dictionary<string, Tokens> _stretches = new(StringComparer.Ordinal);

    public SnowExplorer(SnowScheme scheme)
    {
        _scheme = scheme;
        var count = scheme.Features.Count;
        _rates = [.. scheme.Features.SelectMany(f => f.Rates).Select(InThousandths).Distinct().Order()];
        Name = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"snow:{string.Join(';', scheme.Features.GroupBy(f => f.Kind).Select(k => $"{k.Count()}x{k.First().Causal}x{string.Join('/', k.First().Rates.Select(InThousandths))}"))}");
        Fields = [new("first feature", count), new("last feature", count), new("type", 3), new("rate", 1 + _rates.Length)];
        Add(scheme.Sums.Tree.Root);
    }

    public string Name { get; }

    public IReadOnlyList<TokenField> Fields { get; }

    public int TitleFields => 2;

    public int Branching => 2;

    public int Children(Tokens page) => page[First] < page[Last] ? 2 : 0;

    public Tokens? Read(string text)
    {
        if (_stretches.TryGetValue(text, out var stretch))
        {
            return stretch;
        }

        for (var feature = 0; feature < _scheme.Features.Count; feature++)
        {
            if (SnowText.Read(_scheme, feature, text) is { } said && Array.IndexOf(_rates, said.Rate) is var rate && rate >= 0)
            {
                return new Tokens(feature, feature, said.Causal ? Causal : Artifact, 1 + rate);
            }
        }

        return null;
    }

    public string Write(Tokens page, bool isBottom) => page[First] == page[Last] && page[Type] > 0 && page[Rate] > 0
        ? SnowText.Leaf(_scheme, page[First], new(page[Type] == Causal, _rates[page[Rate] - 1]))
        : SnowText.Stretch(_scheme, page[First], page[Last] + 1);

    public ExplorerMove Next(PageRequest request)
    {
        var (first, last) = request.Parent is { Page: var above } ? Half(above, request.Address.Index) : (0, _scheme.Features.Count - 1);
        if (first < last)
        {
            return new ExplorerWrites(new(first, last, 0, 0), null);
        }

        var (random, feature) = (request.CreateRandom(), _scheme.Features[first]);
        var type = random.NextBool(feature.Causal) ? Causal : Artifact;
        return new ExplorerWrites(new(first, last, type, 1 + Array.IndexOf(_rates, InThousandths(feature.Rates[random.NextInt(feature.Rates.Count)]))), null);
    }

    /// <remarks>A child is about its half of the stretch, and tells of a rate just where it is a leaf.</remarks>
    public double Approve(Tokens parent, int branch, Tokens page)
    {
        if (Children(parent) == 0 || (page[First], page[Last]) != Half(parent, branch))
        {
            return 0;
        }

        var says = page[Type] > 0 && page[Rate] > 0;
        return page[First] == page[Last] ? (says ? 1 : 0) : page[Type] == 0 && page[Rate] == 0 ? 1 : 0;
    }

    public double LogPrior(IReadOnlyList<PlacedPage> book)
    {
        var leaves = book.Select(p => p.Page).Where(p => p[First] == p[Last]).ToDictionary(p => p[First]);
        return leaves.Count == _scheme.Features.Count ? leaves.Values.Sum(OfLeaf) : double.NegativeInfinity;
    }

    private static int InThousandths(double rate) => (int)Math.Round(1_000 * rate);

    private static (int First, int Last) Half(Tokens above, int branch)
    {
        var middle = (above[First] + above[Last] + 2) / 2;
        return branch == 0 ? (above[First], middle - 1) : (middle, above[Last]);
    }

    private void Add(Stretch stretch)
    {
        if (!stretch.IsLeaf)
        {
            _stretches[SnowText.Stretch(_scheme, stretch.Start, stretch.End)] = new(stretch.Start, stretch.End - 1, 0, 0);
            Add(stretch.Halves[0]);
            Add(stretch.Halves[1]);
        }
    }

    private double OfLeaf(Tokens leaf)
    {
        var feature = _scheme.Features[leaf[First]];
        return leaf[Type] == 0 || leaf[Rate] == 0 || !feature.Rates.Select(InThousandths).Contains(_rates[leaf[Rate] - 1])
            ? double.NegativeInfinity
            : feature.LogPrior(leaf[Type] == Causal);
    }
}
