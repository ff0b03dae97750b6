using MathNet.Numerics.LinearAlgebra;

namespace LearningThePrior.Probability.Statistics;

/// <summary>
/// Strengths of players from who beat whom (Bradley and Terry 1952), with an advantage of side A as in a game at home
/// (Davidson and Beaver 1977). The log odds that A wins are A's strength less B's plus the advantage; strengths sum to zero.
/// </summary>
/// <param name="Strengths">In log odds, one for each player.</param>
/// <param name="SideA">The advantage of side A, in log odds.</param>
/// <param name="Covariance">Of the strengths and, last, of the advantage; robust to meetings on one question being alike.</param>
/// <param name="Why">Why there is no estimate; null where there is.</param>
/// <remarks>
/// Where somebody won or lost everything, or one side did, no strength is finite. A penalty mends that: each player meets an average one on neutral ground so many times and wins half of them, and so
/// does side A, which draws strengths to the middle (a conjugate prior as in Caron and Doucet 2012; the use is that of Firth 1993).
/// </remarks>
public sealed record BradleyTerry(IReadOnlyList<double> Strengths, double SideA, Matrix<double>? Covariance, string? Why)
{
    private const int MostSteps = 60;

    /// <summary>The greatest likelihood, by Newton's method.</summary>
    /// <param name="meetings">The verdicts.</param>
    /// <param name="players">The players' names.</param>
    /// <param name="penalty">How many meetings of each player with an average one, half of them won, are added; 0 for none.</param>
    public static BradleyTerry Fit(IReadOnlyList<Meeting> meetings, IReadOnlyList<string> players, double penalty = 0)
    {
        ArgumentNullException.ThrowIfNull(meetings);
        ArgumentNullException.ThrowIfNull(players);
        ArgumentOutOfRangeException.ThrowIfNegative(penalty);
        if (WinGraph.WhyNoStrengths(meetings, players, isPenalised: penalty > 0) is { } why)
        {
            return None(why);
        }

        (Vector<double> Row, bool AWins, double Times)[] counts = [.. meetings.CountBy(m => (m.A, m.B, m.AWins)).OrderBy(c => c.Key).Select(c => (Row(c.Key.A, c.Key.B, players.Count), c.Key.AWins, (double)c.Value))];
        if (penalty > 0)
        {
            counts = [.. counts, .. Enumerable.Range(0, players.Count + 1).SelectMany(i => new[] { true, false }.Select(wins => (Average(i, players.Count), wins, penalty / 2)))];
        }
        else if (Matrix<double>.Build.DenseOfRowVectors(counts.Select(c => c.Row)).Rank() < players.Count)
        {
            return None("no one changed sides, so strength and side cannot be told apart");
        }

        var at = Vector<double>.Build.Dense(players.Count);
        for (var step = 0; step < MostSteps; step++)
        {
            var (slope, information) = Around(at, counts);
            var move = information.Solve(slope);
            at += move;
            if (!at.ForAll(double.IsFinite) || counts.Any(c => Spread(c.Row * at) < 1e-9))
            {
                break;
            }

            if (move.InfinityNorm() < 1e-10)
            {
                return Estimate(at, information.Inverse(), meetings, players.Count);
            }
        }

        return None("one side won all meetings that could tell, so some strength has no limit");
    }

    private static BradleyTerry Estimate(Vector<double> at, Matrix<double> inverse, IReadOnlyList<Meeting> meetings, int players)
    {
        var slopes = new ClusterSums(players);
        var known = new Dictionary<(int, int, bool), double[]>();
        foreach (var m in meetings)
        {
            if (!known.TryGetValue((m.A, m.B, m.AWins), out var slope))
            {
                var row = Row(m.A, m.B, players);
                known[(m.A, m.B, m.AWins)] = slope = (row * ((m.AWins ? 1 : 0) - Chance(row * at))).ToArray();
            }

            ClusterSums.Sum(slopes.Of(m.Cluster), slope);
        }

        var middle = inverse * 0;
        for (var row = 0; row < slopes.Count; row++)
        {
            var slope = Vector<double>.Build.Dense(slopes.Row(row).ToArray());
            middle += slope.OuterProduct(slope);
        }

        var all = Unfold(players);
        var strengths = all * at;
        var covariance = slopes.Count > players ? all * inverse * middle * inverse * all.Transpose() * (slopes.Count / (slopes.Count - 1.0)) : null;
        return new([.. strengths.Take(players)], strengths[players], covariance, null);
    }

    /// <summary>A meeting with an average player on neutral ground; of the side itself after the players.</summary>
    private static Vector<double> Average(int player, int players) => Vector<double>.Build.Dense(players, i =>
        player == players ? (i == players - 1 ? 1 : 0) : i == players - 1 ? 0 : Sign(player, i, players));

    /// <summary>The last player's strength is what makes the sum zero; after the strengths comes the side.</summary>
    private static Vector<double> Row(int a, int b, int players)
    {
        var row = Vector<double>.Build.Dense(players);
        row[players - 1] = 1;
        for (var i = 0; i < players - 1; i++)
        {
            row[i] = Sign(a, i, players) - Sign(b, i, players);
        }

        return row;
    }

    private static double Sign(int player, int coordinate, int players) => player == players - 1 ? -1 : player == coordinate ? 1 : 0;

    private static Matrix<double> Unfold(int players) => Matrix<double>.Build.Dense(players + 1, players, (i, j) =>
        i == players ? (j == players - 1 ? 1 : 0) : j == players - 1 ? 0 : Sign(i, j, players));

    private static (Vector<double> Slope, Matrix<double> Information) Around(
        Vector<double> at, (Vector<double> Row, bool AWins, double Times)[] counts)
    {
        var slope = at * 0;
        var information = Matrix<double>.Build.Dense(at.Count, at.Count);
        foreach (var (row, wins, times) in counts)
        {
            slope += row * (times * ((wins ? 1 : 0) - Chance(row * at)));
            information += row.OuterProduct(row) * (times * Spread(row * at));
        }

        return (slope, information);
    }

    private static double Chance(double odds) => 1 / (1 + Math.Exp(-odds));

    private static double Spread(double odds) => Chance(odds) * Chance(-odds);

    private static BradleyTerry None(string why) => new([], 0, null, why);
}
