namespace LearningThePrior.Experiments.Registry;

/// <summary>A name that nothing is registered under, or a setting that it cannot have. The message is one line for whoever wrote the name.</summary>
/// <param name="message">What is wrong, and what would be right.</param>
/// <param name="inner">What caused it; null where nothing did.</param>
public sealed class NameException(string message, Exception? inner = null) : Exception(message, inner);
