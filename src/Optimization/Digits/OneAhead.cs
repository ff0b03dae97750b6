using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Optimization.Digits;

/// <summary>
/// Looks one move ahead over one picture: what each pixel that may be revealed now would be worth in each game. Full sets
/// are worth what the judge says of them, others what was learned.
/// </summary>
internal sealed class OneAhead
{
    private const int Block = 32;
    private readonly LabelledDigit _digit;
    private readonly LearnedValues _values;
    private readonly bool _honestFirst;
    private readonly PictureColumns _columns;
    private readonly NetworkBatch _judging;
    private readonly NetworkBatch _valuing;
    private readonly float[] _moves;

    public OneAhead(PictureColumns columns, int truth, LearnedValues values, bool honestFirst)
    {
        (_columns, _values, _honestFirst) = (columns, values, honestFirst);
        _digit = new(columns.Image, truth);
        (_judging, _valuing) = (new(columns.Judge.Network, Block), new(values.Network, Block));
        _moves = new float[columns.Count * values.Network.Width];
        for (var i = 0; i < columns.Count; i++)
        {
            foreach (var (input, value) in LearnedValues.Revealed(columns.Image, i))
            {
                values.Network.Add(_moves.AsSpan(i * values.Network.Width, values.Network.Width), input, value);
            }
        }
    }

    /// <summary>How often the judge was asked.</summary>
    public long Evaluations => _judging.Evaluations;

    /// <summary>Whether the honest side moves after so many pixels.</summary>
    public bool IsHonest(int revealed) => (revealed % 2 == 0) == _honestFirst;

    /// <summary>What each move is worth.</summary>
    /// <param name="revealed">Pixels so far.</param>
    /// <returns>For each pixel eleven values, one a game; null for pixels already revealed.</returns>
    public float[]?[] Look(IReadOnlyCollection<int> revealed)
    {
        var worth = new float[]?[_columns.Count];
        int[] moves = [.. Enumerable.Range(0, _columns.Count).Where(m => !revealed.Contains(m))];
        var last = revealed.Count == _values.Pixels - 1;
        var sum = last ? _columns.Sum([.. revealed]) : Sum(revealed);
        foreach (var block in moves.Chunk(Block))
        {
            var batch = last ? _judging : _valuing;
            for (var row = 0; row < block.Length; row++)
            {
                Floats.Add(sum, last ? _columns[block[row]] : _moves.AsSpan(block[row] * _values.Network.Width, _values.Network.Width), batch.Sum(row));
            }

            batch.Run(block.Length);
            for (var row = 0; row < block.Length; row++)
            {
                worth[block[row]] = last ? Margins(batch.Outputs(row)) : batch.Outputs(row).ToArray();
            }
        }

        return worth;
    }

    /// <summary>The best move in one game.</summary>
    /// <param name="worth">What <see cref="Look"/> said.</param>
    /// <param name="game">Which game: a lie, or 10 for the game without commitment.</param>
    /// <param name="honest">Who moves.</param>
    public static int Best(float[]?[] worth, int game, bool honest)
    {
        var best = -1;
        for (var move = 0; move < worth.Length; move++)
        {
            if (worth[move] is { } value && (best < 0 || (honest ? value[game] > worth[best]![game] : value[game] < worth[best]![game])))
            {
                best = move;
            }
        }

        return best;
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

    private float[] Margins(ReadOnlySpan<float> logits)
    {
        var (worth, own, most) = (new float[LearnedValues.Outputs], logits[_digit.Label], float.NegativeInfinity);
        for (var label = 0; label < logits.Length; label++)
        {
            if (label != _digit.Label)
            {
                worth[label] = MathF.Tanh(own - logits[label]);
                most = Math.Max(most, logits[label]);
            }
        }

        worth[SparseJudge.Labels] = MathF.Tanh(own - most);
        return worth;
    }
}
