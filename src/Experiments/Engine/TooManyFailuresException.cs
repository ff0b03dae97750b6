namespace LearningThePrior.Experiments.Engine;

/// <summary>Ends a run that fails as a whole: more of its items failed than it bears.</summary>
/// <param name="message">How many failed, and the last cause.</param>
public sealed class TooManyFailuresException(string message) : Exception(message);
