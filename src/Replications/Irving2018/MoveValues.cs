namespace LearningThePrior.Replications.Irving2018;

/// <summary>What each of some moves is worth in each game, from -1 (the honest side loses) to 1.</summary>
internal sealed class MoveValues
{
    private readonly float[] _values;

    /// <param name="moves">Indices into the picture's ink; at least one.</param>
    /// <param name="start">What all are worth at first.</param>
    public MoveValues(int[] moves, float start = 0)
    {
        (Moves, _values) = (moves, new float[moves.Length * LearnedValues.Outputs]);
        Array.Fill(_values, start);
    }

    /// <summary>The moves.</summary>
    public int[] Moves { get; }

    /// <summary>Eleven values, one a game, of the move at a place in <see cref="Moves"/>.</summary>
    public Span<float> this[int place] => _values.AsSpan(place * LearnedValues.Outputs, LearnedValues.Outputs);

    /// <summary>Brings margins of logits, which have no bounds, between -1 and 1.</summary>
    public MoveValues Squash()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = MathF.Tanh(_values[i]);
        }

        return this;
    }

    /// <summary>The best move in one game.</summary>
    public int Best(int game, bool honest) => Moves[BestPlace(game, honest)];

    /// <summary>What the best move is worth, game by game.</summary>
    public float[] Most(bool honest) =>
        [.. Enumerable.Range(0, LearnedValues.Outputs).Select(game => Math.Clamp(this[BestPlace(game, honest)][game], -1, 1))];

    private int BestPlace(int game, bool honest)
    {
        var best = 0;
        for (var place = 1; place < Moves.Length; place++)
        {
            best = (honest ? this[place][game] > this[best][game] : this[place][game] < this[best][game]) ? place : best;
        }

        return best;
    }
}
