namespace LearningThePrior.Replications.Irving2018;

/// <summary>
/// Exact minimax over one picture: all <see cref="Games"/> at once, over sets rather than orders of pixels. A position is
/// settled as soon as none of the games asked about can change (alpha-beta, whose window is one bit a game here), and sets
/// met again are looked up.
/// </summary>
/// <param name="judged">The full sets; both seats may share them.</param>
/// <param name="honestFirst">Who reveals the first pixel; with an even number the other has the last word.</param>
internal sealed class ExactSearch(JudgedSets judged, bool honestFirst)
{
    private readonly SetTable[] _won = Tables(judged);
    private readonly SetTable[] _lost = Tables(judged);
    private readonly int[][] _sets = [.. Enumerable.Range(0, judged.Pixels).Select(size => new int[size])];
    private readonly float[][] _sums = [.. Enumerable.Range(0, judged.Pixels).Select(_ => judged.Columns.Sum([]))];

    /// <summary>The games that the honest side wins when both play perfectly.</summary>
    public int Solve() => Won(0, 0, Games.All(judged.Truth));

    /// <summary>A perfect move: one that wins the game, or any if none does.</summary>
    /// <param name="revealed">Pixels so far, fewer than are revealed in all.</param>
    /// <param name="game">The bit of the game that is played.</param>
    public int Move(IReadOnlyCollection<int> revealed, int game)
    {
        var (level, honest) = (revealed.Count, IsHonest(revealed.Count));
        _sets[level] = [.. revealed.Order()];
        judged.Columns.Sum(_sets[level], _sums[level]);
        int[] moves = [.. judged.Order(honest).Where(m => !_sets[level].Contains(m))];
        return moves.FirstOrDefault(move => (WonAfter(level, move, game) != 0) == honest, moves[0]);
    }

    private static SetTable[] Tables(JudgedSets judged) =>
        [.. Enumerable.Range(0, judged.Pixels).Select(size => new SetTable(SetRanks.Count(judged.Columns.Count, size)))];

    private bool IsHonest(int level) => (level % 2 == 0) == honestFirst;

    private int Won(int level, long rank, int asked)
    {
        var won = (int)_won[level][rank];
        var open = asked & ~won & ~_lost[level][rank];
        if (open != 0)
        {
            var honest = IsHonest(level);
            var unmoved = level == judged.Pixels - 1 ? judged.Reply(_sets[level], _sums[level], honest, open) : Unmoved(level, honest, open);
            var (honestly, otherwise) = honest ? (open & ~unmoved, unmoved) : (unmoved, open & ~unmoved);
            won |= honestly;
            _won[level].Add(rank, honestly);
            _lost[level].Add(rank, otherwise);
        }

        return won & asked;
    }

    /// <summary>The games, of those open, that no move wins for whoever moves.</summary>
    private int Unmoved(int level, bool honest, int open)
    {
        foreach (var move in judged.Order(honest))
        {
            if (open == 0)
            {
                break;
            }

            if (!_sets[level].AsSpan().Contains(move))
            {
                var won = WonAfter(level, move, open);
                open &= honest ? ~won : won;
            }
        }

        return open;
    }

    private int WonAfter(int level, int move, int asked)
    {
        if (level == judged.Pixels - 1)
        {
            return judged.Wins(_sets[level], _sums[level], move, asked) ? asked : 0;
        }

        SetRanks.Insert(_sets[level], move, _sets[level + 1]);
        Floats.Add(_sums[level], judged.Columns[move], _sums[level + 1]);
        return Won(level + 1, SetRanks.With(_sets[level], move), asked);
    }
}
