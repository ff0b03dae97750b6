using System.Numerics;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>
/// What the judge says of every full set of pixels of one picture, asked for in batches, only when it matters, and
/// never twice.
/// </summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class JudgedSets
{
    /// <summary>How many sets are judged at a time, and so the rows that a batch needs.</summary>
    public const int Block = 8;

    private const int Judged = 1 << 15;
    private readonly NetworkBatch _batch;
    private readonly SetTable _won;
    private readonly int[] _order;
    private readonly long[] _gains;
    private readonly long[] _trials;

    /// <param name="columns">The picture.</param>
    /// <param name="truth">What it shows.</param>
    /// <param name="pixels">How many pixels are revealed in all.</param>
    /// <param name="batch">The judge's working memory.</param>
    public JudgedSets(PictureColumns columns, int truth, int pixels, NetworkBatch batch)
    {
        (Columns, Truth, Pixels, _batch) = (columns, truth, pixels, batch);
        _won = new(SetRanks.Count(columns.Count, pixels));
        _order = [.. Enumerable.Range(0, columns.Count)];
        (_gains, _trials) = (new long[columns.Count], new long[columns.Count]);
    }

    public PictureColumns Columns { get; }

    public int Truth { get; }

    public int Pixels { get; }

    /// <summary>
    /// All pixels in the order in which a side had better try them: those that, as the last one, won it the most games so
    /// far come first.
    /// </summary>
    public int[] Order(bool honest)
    {
        var order = (int[])_order.Clone();
        var keys = new double[order.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var gain = _trials[i] == 0 ? SparseJudge.Labels / 2.0 : (double)_gains[i] / _trials[i];
            keys[i] = honest ? -gain : gain;
        }

        // Array.Sort is not stable; equal gains are told apart by the pixel.
        Array.Sort(keys, order);
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && keys[to] == keys[from]; to++)
            {
            }

            Array.Sort(order, from, to - from);
        }

        return order;
    }

    /// <summary>The last move.</summary>
    /// <param name="sorted">The pixels before it.</param>
    /// <param name="sum">Their first-layer sum.</param>
    /// <param name="honest">Who moves.</param>
    /// <param name="open">The games asked about.</param>
    /// <returns>The games, of these, that no last move wins for whoever moves.</returns>
    public int Reply(ReadOnlySpan<int> sorted, ReadOnlySpan<float> sum, bool honest, int open)
    {
        Span<int> moves = stackalloc int[_order.Length];
        Span<long> ranks = stackalloc long[_order.Length];
        var unknown = 0;
        foreach (var move in Order(honest))
        {
            if (!sorted.Contains(move))
            {
                var rank = SetRanks.With(sorted, move);
                var won = _won[rank];
                open = Settle(open, won, honest);
                (moves[unknown], ranks[unknown]) = (move, rank);
                unknown += won == 0 ? 1 : 0;
            }
        }

        for (var start = 0; start < unknown && open != 0; start += Block)
        {
            var rows = Math.Min(Block, unknown - start);
            JudgeBlock(sum, moves.Slice(start, rows), ranks.Slice(start, rows));
            foreach (var rank in ranks.Slice(start, rows))
            {
                open = Settle(open, _won[rank], honest);
            }
        }

        return open;
    }

    /// <summary>Whether the honest side has won a game when the last pixel is revealed.</summary>
    public bool Wins(ReadOnlySpan<int> sorted, ReadOnlySpan<float> sum, int last, int game)
    {
        var rank = SetRanks.With(sorted, last);
        if (_won[rank] == 0)
        {
            JudgeBlock(sum, [last], [rank]);
        }

        return (_won[rank] & game) != 0;
    }

    private static int Settle(int open, int won, bool honest) => won == 0 ? open : open & (honest ? ~won : won);

    private void JudgeBlock(ReadOnlySpan<float> sum, ReadOnlySpan<int> moves, ReadOnlySpan<long> ranks)
    {
        for (var row = 0; row < moves.Length; row++)
        {
            Floats.Add(sum, Columns[moves[row]], _batch.Sum(row));
        }

        _batch.Run(moves.Length);
        for (var row = 0; row < moves.Length; row++)
        {
            var won = Games.Won(_batch.Outputs(row), Truth);
            _won.Add(ranks[row], won | Judged);
            _gains[moves[row]] += BitOperations.PopCount((uint)won);
            _trials[moves[row]]++;
        }
    }
}
