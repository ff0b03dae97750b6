using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>
/// What each pixel that may be revealed now would be worth in each game over one picture: one move ahead by what was learned, and by
/// asking the judge once no more than two moves are left.
/// </summary>
internal sealed class Lookahead
{
    private const int Block = 32;
    private readonly LabelledDigit _digit;
    private readonly LearnedValues _values;
    private readonly bool _honestFirst;
    private readonly PictureColumns _columns;
    private readonly NetworkBatch _judging;
    private readonly NetworkBatch _valuing;

    public Lookahead(PictureColumns columns, int truth, LearnedValues values, bool honestFirst)
    {
        (_columns, _values, _honestFirst) = (columns, values, honestFirst);
        _digit = new(columns.Image, truth);
        (_judging, _valuing) = (new(columns.Judge.Network, Block), new(values.Network, Block));
    }

    /// <summary>How often the judge was asked.</summary>
    public long Evaluations => _judging.Evaluations;

    /// <summary>Whether the honest side moves after so many pixels.</summary>
    public bool IsHonest(int revealed) => (revealed % 2 == 0) == _honestFirst;

    /// <summary>What each move is worth.</summary>
    /// <param name="revealed">Pixels so far.</param>
    public MoveValues Look(IReadOnlyCollection<int> revealed)
    {
        int[] moves = [.. Enumerable.Range(0, _columns.Count).Where(m => !revealed.Contains(m))];
        return (_values.Pixels - revealed.Count) switch
        {
            1 => LastMove(_columns.Sum([.. revealed]), moves).Squash(),
            2 => LastTwo(_columns.Sum([.. revealed]), moves, IsHonest(_values.Pixels - 1)).Squash(),
            _ => ByValues(revealed, moves),
        };
    }

    private MoveValues LastMove(float[] sum, int[] moves)
    {
        var worth = new MoveValues(moves);
        for (var start = 0; start < moves.Length; start += Block)
        {
            var rows = Math.Min(Block, moves.Length - start);
            for (var row = 0; row < rows; row++)
            {
                Floats.Add(sum, _columns[moves[start + row]], _judging.Sum(row));
            }

            _judging.Run(rows);
            for (var row = 0; row < rows; row++)
            {
                Margins(_judging.Outputs(row), worth[start + row]);
            }
        }

        return worth;
    }

    /// <summary>A set of two is judged once for both of its orders.</summary>
    private MoveValues LastTwo(float[] sum, int[] moves, bool honestLast)
    {
        var worth = new MoveValues(moves, honestLast ? float.NegativeInfinity : float.PositiveInfinity);
        var first = new float[sum.Length];
        for (var i = 0; i + 1 < moves.Length; i++)
        {
            Floats.Add(sum, _columns[moves[i]], first);
            var replies = LastMove(first, moves[(i + 1)..]);
            for (var j = i + 1; j < moves.Length; j++)
            {
                Improve(worth[i], replies[j - i - 1], honestLast);
                Improve(worth[j], replies[j - i - 1], honestLast);
            }
        }

        return worth;
    }

    private MoveValues ByValues(IReadOnlyCollection<int> revealed, int[] moves)
    {
        var (worth, sum) = (new MoveValues(moves), Sum(revealed));
        for (var start = 0; start < moves.Length; start += Block)
        {
            var rows = Math.Min(Block, moves.Length - start);
            for (var row = 0; row < rows; row++)
            {
                var position = _valuing.Sum(row);
                sum.CopyTo(position);
                foreach (var (input, value) in LearnedValues.Revealed(_columns.Image, moves[start + row]))
                {
                    _values.Network.Add(position, input, value);
                }
            }

            _valuing.Run(rows);
            for (var row = 0; row < rows; row++)
            {
                _valuing.Outputs(row).CopyTo(worth[start + row]);
            }
        }

        return worth;
    }

    /// <summary>The sum of the positions that one more pixel makes, without that pixel.</summary>
    private float[] Sum(IReadOnlyCollection<int> revealed)
    {
        var (network, area) = (_values.Network, _values.Area);
        var sum = new float[network.Width];
        network.Begin(sum);
        var turn = LearnedValues.Turn(area, revealed.Count, _values.Pixels, _honestFirst);
        foreach (var (input, value) in LearnedValues.Encode(_digit, revealed, _values.Pixels, _honestFirst))
        {
            network.Add(sum, input == turn ? turn + 1 : input, value);
        }

        return sum;
    }

    private void Margins(ReadOnlySpan<float> logits, Span<float> worth)
    {
        var (own, most) = (logits[_digit.Label], float.NegativeInfinity);
        for (var label = 0; label < logits.Length; label++)
        {
            if (label != _digit.Label)
            {
                worth[label] = own - logits[label];
                most = Math.Max(most, logits[label]);
            }
        }

        worth[SparseJudge.Labels] = own - most;
    }

    private static void Improve(Span<float> best, ReadOnlySpan<float> other, bool honest)
    {
        for (var game = 0; game < best.Length; game++)
        {
            best[game] = honest ? Math.Max(best[game], other[game]) : Math.Min(best[game], other[game]);
        }
    }
}
