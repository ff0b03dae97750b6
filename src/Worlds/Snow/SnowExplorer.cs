using System.Globalization;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Worlds.Snow;

/// <summary>
/// The human who explores snow: a page names a stretch of features, its children the two halves, and a leaf tells of one feature whether it carries over and at which rate it agrees.
/// </summary>
internal sealed class SnowExplorer : RefiningExplorer
{
    private const int First = 0;
    private const int Last = 1;
    private const int Type = 2;
    private const int Rate = 3;
    private const int Artifact = 1;
    private const int Causal = 2;

    private readonly SnowScheme _scheme;
    private readonly int[] _rates;

    public SnowExplorer(SnowScheme scheme)
    {
        _scheme = scheme;
        var count = scheme.Features.Count;
        _rates = [.. scheme.Features.SelectMany(f => f.Rates).Select(InThousandths).Distinct().Order()];
        Name = string.Create(
            CultureInfo.InvariantCulture,
            $"snow:{string.Join(';', scheme.Features.GroupBy(f => f.Kind).Select(k => $"{k.Count()}x{k.First().Causal}x{string.Join('/', k.First().Rates.Select(InThousandths))}"))}");
        Fields = [new("first feature", count), new("last feature", count), new("type", 3), new("rate", 1 + _rates.Length)];
    }

    public override string Name { get; }

    public override IReadOnlyList<TokenField> Fields { get; }

    public override int TitleFields => 2;

    public override int Branching => 2;

    public override int Children(Tokens page) => page[First] < page[Last] ? 2 : 0;

    public override string Write(Tokens page) => page[First] == page[Last] && page[Type] > 0 && page[Rate] > 0
        ? SnowText.Leaf(_scheme, page[First], new(page[Type] == Causal, _rates[page[Rate] - 1]))
        : SnowText.Stretch(_scheme, page[First], page[Last] + 1);

    protected override IReadOnlyList<(Tokens Page, double Probability)> Possible(Tokens? parent, int branch)
    {
        var (first, last) = parent is { } above ? Half(above, branch) : (0, _scheme.Features.Count - 1);
        if (first < last)
        {
            return [(new(first, last, 0, 0), 1)];
        }

        var feature = _scheme.Features[first];
        return [.. from type in new[] { Artifact, Causal }
                   from rate in feature.Rates
                   select (new Tokens(first, last, type, 1 + Array.IndexOf(_rates, InThousandths(rate))), Math.Exp(feature.LogPrior(type == Causal)))];
    }

    private static int InThousandths(double rate) => (int)Math.Round(1_000 * rate);

    private static (int First, int Last) Half(Tokens above, int branch)
    {
        var middle = (above[First] + above[Last] + 2) / 2;
        return branch == 0 ? (above[First], middle - 1) : (middle, above[Last]);
    }
}
