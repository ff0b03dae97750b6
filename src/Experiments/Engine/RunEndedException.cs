using LearningThePrior.LanguageModels;

namespace LearningThePrior.Experiments.Engine;

/// <summary>Ends a run because going on is of no use: what failed would fail for every item.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">What was thrown.</param>
public sealed class RunEndedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether an exception ends the whole run: this one, too many failed items, and a model's failure that no further call can mend.</summary>
    public static bool Ends(Exception exception) => exception is RunEndedException or TooManyFailuresException or ModelException { IsFinal: true };
}
