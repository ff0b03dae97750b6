namespace LearningThePrior.Analysis.Plots;

/// <summary>One group of values of an <see cref="IntervalPlot"/>.</summary>
/// <param name="Title">What they have in common.</param>
/// <param name="Rows">The values, from top to bottom.</param>
public sealed record IntervalPanel(string Title, IReadOnlyList<IntervalRow> Rows);
