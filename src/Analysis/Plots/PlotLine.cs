namespace LearningThePrior.Analysis.Plots;

/// <summary>One curve of a <see cref="LinePlot"/>.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Points">Its points; they are drawn in the order of their places, whatever order they stand in.</param>
public sealed record PlotLine(string Name, IReadOnlyList<PlotPoint> Points);
