using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Two groups on the questions that both have, each question weighing the same.</summary>
/// <param name="First">The first group's factors.</param>
/// <param name="Second">The second group's.</param>
/// <param name="CommonQuestions">How many questions both have.</param>
/// <param name="FirstOnly">Questions that only the first has: left out here.</param>
/// <param name="SecondOnly">Questions that only the second has: left out here.</param>
/// <param name="Differences">First less second, for "accuracy", "log_score" and "brier".</param>
public sealed record GroupComparison(
    IReadOnlyDictionary<string, string> First,
    IReadOnlyDictionary<string, string> Second,
    long CommonQuestions,
    long FirstOnly,
    long SecondOnly,
    IReadOnlyDictionary<string, Difference> Differences)
{
    /// <summary>The same differences over all questions of either group, for conditions that were asked different questions; clustered by question.</summary>
    public required IReadOnlyDictionary<string, Difference> Unpaired { get; init; }

    /// <summary>Right and wrong on the very same debates, as of two judges; null where they share none.</summary>
    public required SameDebates? SameDebates { get; init; }
}

/// <summary>Two groups on debates that both judged once in the same order.</summary>
/// <param name="Debates">How many debates both gave a verdict on that can be scored.</param>
/// <param name="FirstOnly">Debates of these that only the first gets right.</param>
/// <param name="SecondOnly">Debates of these that only the second gets right.</param>
/// <param name="P">The two-sided p-value of McNemar's exact test; null if both are right on the same debates. The test assumes independent debates; debates on one question are not independent.</param>
public sealed record SameDebates(long Debates, long FirstOnly, long SecondOnly, double? P);

/// <summary>A difference.</summary>
/// <param name="Measured">The mean over questions of first less second; N counts questions.</param>
/// <param name="P">Two-sided p: paired, of the permutation test that flips whole questions; unpaired, of Student's t. Null where there is no difference to test.</param>
/// <param name="Exact">Whether all flips were enumerated rather than drawn.</param>
public sealed record Difference(Measured Measured, double? P, bool Exact)
{
    /// <summary>P corrected for the number of comparisons of this measure; null where none was asked for, and where there is no p.</summary>
    public double? CorrectedP { get; init; }
}
