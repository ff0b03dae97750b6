using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Strengths of debaters by Bradley and Terry (1952), with a term for side A; a verdict for its side is a win.</summary>
/// <param name="Debaters">The debaters, in order of their names.</param>
/// <param name="SideA">The advantage of arguing as side A, in log odds.</param>
/// <param name="Covariance">Of the ratings and, last, of side A; null where there are none. Clustered by question.</param>
/// <param name="Why">Why there are no ratings; null where there are.</param>
public sealed record RatingResult(
    IReadOnlyList<DebaterRating> Debaters, Measured SideA, IReadOnlyList<IReadOnlyList<double>>? Covariance, string? Why)
{
    /// <summary>How many meetings with an average debater, half of them won, were added to each, and to side A, so that strengths are finite; 0 where none had to be.</summary>
    public double Penalty { get; init; }

    /// <summary>Debaters who met nobody of the largest set that is connected by meetings, and so cannot be rated beside it.</summary>
    public IReadOnlyList<string> Unrated { get; init; } = [];
}

/// <summary>One debater.</summary>
/// <param name="Debater">Its name.</param>
/// <param name="Wins">Verdicts for its side, of those against another debater.</param>
/// <param name="Rating">Log odds of winning against the average debater; N counts its verdicts against others.</param>
/// <param name="ScoreForTruth">The mean credence in what it defended where that was true.</param>
/// <param name="ScoreAgainstTruth">The same where it was false.</param>
/// <param name="ScoreDifference">The agent score difference: the first less the second.</param>
public sealed record DebaterRating(
    string Debater, long Wins, Measured Rating, Measured ScoreForTruth, Measured ScoreAgainstTruth, Measured ScoreDifference);
