using System.Numerics;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// How many leaves are true below a node, exactly and at any depth: c[0][s] = fact of s, c[h + 1][s] = the sum of c[h]
/// over the two next states of s. Safe for concurrent use.
/// </summary>
public sealed class LeafCounts : IBookCounts
{
    private readonly StateTable _table;
    private readonly Lock _gate = new();
    private readonly List<BigInteger[]> _levels;

    /// <summary>Counts for one table.</summary>
    public LeafCounts(StateTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _table = table;
        _levels = [[.. table.Facts.Select(fact => fact ? BigInteger.One : BigInteger.Zero)]];
    }

    /// <summary>The number of true leaves among the 2^h that are h levels below a node.</summary>
    /// <param name="state">The node's state.</param>
    /// <param name="levels">h, from 0.</param>
    public BigInteger Below(int state, int levels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(levels);
        lock (_gate)
        {
            while (_levels.Count <= levels)
            {
                var last = _levels[^1];
                _levels.Add([.. Enumerable.Range(0, _table.States).Select(s => last[_table.Next(s, 0)] + last[_table.Next(s, 1)])]);
            }

            return _levels[levels][state];
        }
    }

    /// <inheritdoc/>
    BigInteger IBookCounts.Below(NodeAddress node, int levels) => Below(_table.StateAt(node), levels);

    /// <summary>The number that settles a question.</summary>
    public BigInteger For(EncyclopediaQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Below(_table.StateAt(question.Path), question.Levels);
    }
}
