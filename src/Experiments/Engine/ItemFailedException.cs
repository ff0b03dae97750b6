namespace LearningThePrior.Experiments.Engine;

/// <summary>Says of an item whose lines are stored that it failed: it is tried again when the run is resumed.</summary>
/// <param name="message">Why.</param>
public sealed class ItemFailedException(string message) : Exception(message);
