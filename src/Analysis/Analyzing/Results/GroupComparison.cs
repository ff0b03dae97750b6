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
    IReadOnlyDictionary<string, Difference> Differences);

/// <summary>A paired difference.</summary>
/// <param name="Measured">The mean over questions of first less second; N counts questions.</param>
/// <param name="P">Two-sided p of the paired permutation test that flips whole questions; null where there is no difference to test.</param>
/// <param name="Exact">Whether all flips were enumerated rather than drawn.</param>
public sealed record Difference(Measured Measured, double? P, bool Exact);
