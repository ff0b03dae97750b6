using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Studies.Reliability;

/// <summary>A binary tree of fair bits at one depth: what is asked is whether an odd number of them is one, which no sample of them tells.</summary>
internal sealed class ParityTree : IUnpacker
{
    private readonly bool[] _odd;

    public ParityTree(int depth, SeededRandom random)
    {
        Depth = depth;
        _odd = new bool[(2 << depth) - 1];
        for (var i = _odd.Length - 1; i >= 0; i--)
        {
            _odd[i] = (2 * i) + 1 < _odd.Length ? _odd[(2 * i) + 1] ^ _odd[(2 * i) + 2] : random.NextBool(.5);
        }
    }

    public int Depth { get; }

    /// <summary>Whether an odd number of the leaves at or below a node is one.</summary>
    public bool IsOdd(NodeAddress address) => _odd[address.Steps.Aggregate(0, (at, step) => (2 * at) + 1 + step)];

    public ValueTask<Node> RootAsync(CancellationToken cancellationToken = default) => new(Make(NodeAddress.Root));

    public ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default) => new(Make(parent.Address.Child(index)));

    private Node Make(NodeAddress address) => address.Depth == Depth ? new(address, IsOdd(address) ? "one" : "zero", 0) : new(address, "two halves", 2);
}
