using System.Globalization;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>
/// The human who explores what may be taken for granted about a record: chapters, and in each section an interval, in words of 16 centres and 8 widths. He states an interval as often as
/// <see cref="HumanPrior.Divergence"/> finds it plausible: its frequency is exp(-KL), up to what makes all of a section's add up to one.
/// </summary>
internal sealed class SectionExplorer : RefiningExplorer
{
    private const int About = 0;
    private const int Centre = 1;
    private const int Width = 2;
    private const int Centres = 16;
    private const int Widths = 8;

    private readonly SectionText _texts;
    private readonly NodeAddress[] _nodes = [.. KeelingOutline.Nodes];
    private readonly Interval[][] _intervals;
    private readonly (Tokens Page, double Probability)[][] _possible;

    /// <param name="prior">How plausible an interval is.</param>
    /// <param name="code">Where a centre and a width stand.</param>
    /// <param name="texts">The record's words.</param>
    public SectionExplorer(HumanPrior prior, IntervalCode code, SectionText texts)
    {
        _texts = texts;
        _intervals = [.. Parameter.All.Select((_, p) => Enumerable.Range(0, Centres * Widths).Select(word => code.At(p, Middle(word / Widths, Centres), Middle(word % Widths, Widths))).ToArray())];
        _possible = [.. _nodes.Select((node, about) => KeelingOutline.SectionAt(node) is { } p ? Section(about, [.. _intervals[p].Select(i => Math.Exp(-prior.Divergence(p, i)))]) : [(new(about, 0, 0), 1)])];
        var spreads = string.Join('/', prior.Spreads.Select(s => s.ToString(CultureInfo.InvariantCulture)));
        Name = FormattableString.Invariant($"keeling:spreads={spreads},noise={prior.NoiseLow}-{prior.NoiseHigh},level={texts.Write(0, _intervals[0][0])}");
        Fields = [new("about", _nodes.Length), new("centre", 1 + Centres), new("width", 1 + Widths)];
    }

    public override string Name { get; }

    public override IReadOnlyList<TokenField> Fields { get; }

    public override int TitleFields => 1;

    public override int Branching => _nodes.Max(n => KeelingOutline.ChildrenOf(n).Count);

    public override int Children(Tokens page) => KeelingOutline.ChildrenOf(_nodes[page[About]]).Count;

    /// <remarks>A section without an interval is written with the first of all.</remarks>
    public override string Write(Tokens page) => KeelingOutline.SectionAt(_nodes[page[About]]) is { } p
        ? _texts.Write(p, _intervals[p][(Math.Max(0, page[Centre] - 1) * Widths) + Math.Max(0, page[Width] - 1)])
        : KeelingOutline.TextOf(_nodes[page[About]]);

    protected override IReadOnlyList<(Tokens Page, double Probability)> Possible(Tokens? parent, int branch) =>
        _possible[parent is { } above ? Array.IndexOf(_nodes, _nodes[above[About]].Child(branch)) : 0];

    private static double Middle(int word, int words) => (word + .5) / words;

    private static (Tokens Page, double Probability)[] Section(int about, double[] weights)
    {
        var total = weights.Sum();
        return [.. weights.Select((w, word) => (new Tokens(about, 1 + (word / Widths), 1 + (word % Widths)), w / total))];
    }
}
