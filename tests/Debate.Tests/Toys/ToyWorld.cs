using System.Globalization;
using System.Numerics;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Tests.Toys;

/// <summary>
/// A binary tree with a number on each leaf; the question is whether they sum to more than half the leaves. The human in
/// it can read one leaf, add two numbers and compare.
/// </summary>
internal sealed class ToyWorld : IHuman
{
    private readonly int _depth;
    private readonly Func<NodeAddress, int> _leaf;

    public ToyWorld(int depth, Func<NodeAddress, int> leaf)
    {
        (_depth, _leaf) = (depth, leaf);
        Tree = new(new DelegateUnpacker(() => NodeAt(NodeAddress.Root), (parent, i) => NodeAt(parent.Address.Child(i))));
    }

    /// <summary>Four leaves: 1, 0, 1, 1.</summary>
    public static ToyWorld Small() => new(2, a => a == NodeAddress.Parse("/0/1") ? 0 : 1);

    public ImplicitTree Tree { get; }

    public Question Question { get; } = new("q1", "Do the leaves sum to more than half their number?", AnswerSet.NoYes);

    public Claim Truth(NodeAddress about) => Claim(about, Sum(about));

    public Claim Claim(NodeAddress about, BigInteger sum) => new("sum", about, new(sum));

    public bool IsLeaf(NodeAddress address) => address.Depth == _depth;

    public IEnumerable<NodeAddress> Leaves(NodeAddress below) =>
        IsLeaf(below) ? [below] : Enumerable.Range(0, 2).SelectMany(i => Leaves(below.Child(i)));

    public DebateSetup Setup(IJudge judge, params Contestant[] contestants) =>
        new("d1", Question, Tree, contestants, judge, new Seed(7));

    public Claim? Read(Question question, string topic, NodeAddress address, string text) =>
        IsLeaf(address) ? Claim(address, BigInteger.Parse(text.Split(' ')[^1], CultureInfo.InvariantCulture)) : null;

    public bool IsElementary(Question question, Claim claim) => IsLeaf(claim.About);

    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts) =>
        parts.Count == 2
        && parts[0].About == whole.About.Child(0)
        && parts[1].About == whole.About.Child(1)
        && (parts[0].Value + parts[1].Value).Equals(whole.Value);

    public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed) =>
        believed.FirstOrDefault(c => c.About.IsRoot) is { } root
            ? Credences.OfYes(root.Value[0] > (1 << _depth) / 2 ? 0.9 : 0.1)
            : Credences.OfYes(0.5 + (0.01 * believed.Count));

    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed)
    {
        for (var i = 0; ; i++)
        {
            yield return ("sum", Leaves(NodeAddress.Root).ElementAt(i % (1 << _depth)));
        }
    }

    private BigInteger Sum(NodeAddress about) => Leaves(about).Aggregate(BigInteger.Zero, (sum, leaf) => sum + _leaf(leaf));

    private Node NodeAt(NodeAddress address) => IsLeaf(address)
        ? new(address, $"This leaf holds {_leaf(address)}", 0)
        : new(address, "A branch.", 2);
}
