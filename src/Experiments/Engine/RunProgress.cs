namespace LearningThePrior.Experiments.Engine;

/// <summary>How far a run is.</summary>
/// <param name="Done">Items that have ended, those of earlier sessions included.</param>
/// <param name="Failed">How many of these failed.</param>
/// <param name="All">Items in all.</param>
public readonly record struct RunProgress(int Done, int Failed, int All);
