using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// What a rounded z states: the root's state, the next state of each (state, branch), and the fact of each state. A book
/// of 2^d pages follows from it.
/// </summary>
public sealed class StateTable
{
    private readonly int[] _next;
    private readonly bool[] _facts;

    /// <summary>Takes the statements.</summary>
    /// <param name="root">The root's state.</param>
    /// <param name="next">[2 K]: the state of child b of a node in state s, at place 2 s + b.</param>
    /// <param name="facts">[K]: whether a page in state s is true.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a state is not from 0 to K - 1.</exception>
    public StateTable(int root, IReadOnlyList<int> next, IReadOnlyList<bool> facts)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(facts);
        (Root, _next, _facts) = (root, [.. next], [.. facts]);
        if (_next.Length != 2 * States || _next.Append(root).Any(s => s < 0 || s >= States))
        {
            throw new ArgumentException("A table needs two next states and a fact for each state.", nameof(next));
        }
    }

    /// <summary>K.</summary>
    public int States => _facts.Length;

    /// <summary>The root's state.</summary>
    public int Root { get; }

    /// <summary>[2 K]: next states, at place 2 s + b.</summary>
    public IReadOnlyList<int> Nexts => _next;

    /// <summary>[K]: facts.</summary>
    public IReadOnlyList<bool> Facts => _facts;

    /// <summary>The state of child <paramref name="branch"/> of a node in <paramref name="state"/>.</summary>
    public int Next(int state, int branch) => _next[(2 * state) + branch];

    /// <summary>The state of the node at an address of steps 0 and 1.</summary>
    public int StateAt(NodeAddress address) => address.Steps.Aggregate(Root, Next);

    /// <summary>The states that the tree has, breadth first, each with the first node that is in it.</summary>
    public IReadOnlyList<(NodeAddress Address, int State)> Witnesses()
    {
        List<(NodeAddress Address, int State)> found = [(NodeAddress.Root, Root)];
        for (var i = 0; i < found.Count; i++)
        {
            for (var branch = 0; branch < 2; branch++)
            {
                var state = Next(found[i].State, branch);
                if (found.All(w => w.State != state))
                {
                    found.Add((found[i].Address.Child(branch), state));
                }
            }
        }

        return found;
    }

    /// <summary>The space of z for K states: blocks "root", "step s b" in order, "fact s" (option 1: true).</summary>
    public static LatentSpace Space(int states) => new(
    [
        new ChoiceBlock("root", states),
        .. Enumerable.Range(0, 2 * states).Select(i => new ChoiceBlock($"step {i / 2} {i % 2}", states)),
        .. Enumerable.Range(0, states).Select(s => new ChoiceBlock($"fact {s}", 2)),
    ]);

    /// <summary>What z says when rounded.</summary>
    /// <param name="space">A space that <see cref="Space"/> made.</param>
    /// <param name="z">[<see cref="LatentSpace.Dimension"/>].</param>
    /// <exception cref="ArgumentException">z is not of the space.</exception>
    public static StateTable FromLatent(LatentSpace space, IReadOnlyList<double> z)
    {
        ArgumentNullException.ThrowIfNull(space);
        space.Check(z);
        var states = space.Blocks[0].Size;
        return new(
            space.Option(z, 0),
            [.. Enumerable.Range(1, 2 * states).Select(block => space.Option(z, block))],
            [.. Enumerable.Range(1 + (2 * states), states).Select(block => space.Option(z, block) == 1)]);
    }

    /// <summary>The rounded z that says this.</summary>
    public double[] ToLatent(LatentSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        var z = new double[space.Dimension];
        int[] options = [Root, .. _next, .. _facts.Select(f => f ? 1 : 0)];
        for (var block = 0; block < options.Length; block++)
        {
            space.SetOption(z, block, options[block]);
        }

        return z;
    }
}
