using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Probability.Tests.Statistics;

public sealed class BradleyTerryTests
{
    private static readonly string[] Names = ["ann", "bob", "cleo"];

    /// <summary>Sixteen meetings on eight questions: A, B, whether A won, the question.</summary>
    private static readonly Meeting[] Meetings =
    [
        new(0, 1, true, 0), new(1, 0, false, 0), new(0, 2, true, 1), new(2, 0, true, 1), new(1, 2, true, 2), new(2, 1, false, 2),
        new(0, 1, false, 3), new(1, 0, true, 3), new(2, 0, false, 4), new(1, 2, false, 4), new(0, 2, true, 5), new(2, 1, true, 5),
        new(0, 1, true, 6), new(1, 0, true, 6), new(0, 2, false, 7), new(2, 1, false, 7),
    ];

    [Fact]
    public void Strengths_and_side_are_those_of_a_logistic_regression()
    {
        // R 4: glm(w ~ X - 1, binomial), X the contrasts that sum to zero and a column of ones.
        var fit = BradleyTerry.Fit(Meetings, Names);

        Assert.Null(fit.Why);
        Assert.Equal(.122369837638392, fit.Strengths[0], 1e-9);
        Assert.Equal(.152372239399207, fit.Strengths[1], 1e-9);
        Assert.Equal(-.274742077037599, fit.Strengths[2], 1e-9);
        Assert.Equal(.259811917022198, fit.SideA, 1e-9);
    }

    [Fact]
    public void The_covariance_is_clustered_by_question()
    {
        // R 4: A S'S A G / (G - 1), A the inverse information, S the scores summed by question, G = 8.
        var covariance = BradleyTerry.Fit(Meetings, Names).Covariance!;

        Assert.Equal(.189826299881991, covariance[0, 0], 1e-8);
        Assert.Equal(.0722303306315147, covariance[2, 2], 1e-8);
        Assert.Equal(-.18384057639503, covariance[0, 1], 1e-8);
        Assert.Equal(.383244475643485, covariance[3, 3], 1e-8);
    }

    [Fact]
    public void More_games_narrow_the_covariance()
    {
        // Breakage 9: a rating must know how many games it rests on. Four copies on other questions: a quarter of the variance, but for G / (G - 1).
        var four = Enumerable.Range(0, 4).SelectMany(copy => Meetings.Select(m => m with { Cluster = m.Cluster + (8 * copy) })).ToArray();
        var (once, often) = (BradleyTerry.Fit(Meetings, Names), BradleyTerry.Fit(four, Names));

        Assert.Equal(once.Strengths[0], often.Strengths[0], 1e-9);
        Assert.Equal(once.Covariance![0, 0] / 4 * (7 / 8.0) * (32 / 31.0), often.Covariance![0, 0], 1e-9);
    }

    [Fact]
    public void Who_never_lost_has_no_finite_strength()
    {
        var fit = BradleyTerry.Fit([new(0, 1, true, 0), new(1, 0, false, 1), new(0, 2, true, 2), new(1, 2, true, 3), new(2, 1, true, 4)], Names);

        Assert.Equal("no chain of wins leads from bob to ann, so the distance between them has no limit", fit.Why);
        Assert.Empty(fit.Strengths);
    }

    /// <summary>With one meeting, which the first player won at home, and the penalty w: at the maximum the slopes of strength s (ann s, bob -s) and side a vanish, found here by bisection.</summary>
    [Fact]
    public void A_penalty_gives_who_never_lost_a_finite_strength()
    {
        const double Penalty = 1;
        double Chance(double odds) => 1 / (1 + Math.Exp(-odds));

        // By symmetry of the slopes: 1 - p(2s + a) = w (p(a) - 1/2), and 2 (1 - p(2s + a)) = 2 w (p(s) - 1/2), so that a = s.
        var (low, high) = (0.0, 10.0);
        for (var i = 0; i < 100; i++)
        {
            var s = (low + high) / 2;
            (low, high) = 1 - Chance(3 * s) > Penalty * (Chance(s) - .5) ? (s, high) : (low, s);
        }

        var fit = BradleyTerry.Fit([new(0, 1, true, 0)], Names[..2], Penalty);

        Assert.Null(fit.Why);
        Assert.Equal(low, fit.Strengths[0], 1e-9);
        Assert.Equal(-low, fit.Strengths[1], 1e-9);
        Assert.Equal(low, fit.SideA, 1e-9);
    }

    [Fact]
    public void The_largest_part_is_of_those_whom_meetings_connect() =>
        Assert.Equal([1, 2, 4], WinGraph.LargestPart([new(0, 3, true, 0), new(1, 2, true, 1), new(4, 2, false, 2)], 6));

    [Fact]
    public void Who_never_met_cannot_be_compared() => Assert.Equal(
        "ann and cleo never met, nor did a chain of others between them",
        BradleyTerry.Fit([new(0, 1, true, 0), new(0, 1, false, 1), new(2, 2, true, 2)], Names).Why);

    [Fact]
    public void Strength_is_not_told_from_a_side_that_is_never_changed() => Assert.Equal(
        "no one changed sides, so strength and side cannot be told apart",
        BradleyTerry.Fit([new(0, 1, true, 0), new(0, 1, false, 1), new(0, 1, true, 2)], Names[..2]).Why);

    [Fact]
    public void A_side_that_always_wins_has_no_finite_advantage() => Assert.Equal(
        "one side won all meetings that could tell, so some strength has no limit",
        BradleyTerry.Fit([new(0, 1, true, 0), new(1, 0, true, 1), new(0, 1, true, 2), new(1, 0, true, 3)], Names[..2]).Why);
}
