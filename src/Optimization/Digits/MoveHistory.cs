namespace LearningThePrior.Optimization.Digits;

/// <summary>How often each pixel was revealed by each side in one search, and how often that side then won.</summary>
/// <param name="moves">How many pixels there are.</param>
internal sealed class MoveHistory(int moves)
{
    private readonly (float[] Values, int[] Wins, int[] Trials) _honest = Even(moves);
    private readonly (float[] Values, int[] Wins, int[] Trials) _liar = Even(moves);

    /// <summary>For each pixel the share of wins of a side, drawn towards one half by two imagined trials.</summary>
    public float[] Values(bool honest) => (honest ? _honest : _liar).Values;

    /// <summary>Adds a move of a game that has ended.</summary>
    public void Add(bool honest, int move, bool honestWins)
    {
        var (values, wins, trials) = honest ? _honest : _liar;
        trials[move]++;
        wins[move] += honest == honestWins ? 1 : 0;
        values[move] = (wins[move] + 1f) / (trials[move] + 2f);
    }

    private static (float[] Values, int[] Wins, int[] Trials) Even(int moves) =>
        ([.. Enumerable.Repeat(.5f, moves)], new int[moves], new int[moves]);
}
