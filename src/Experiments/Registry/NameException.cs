namespace LearningThePrior.Experiments.Registry;

/// <summary>An unknown name, or a setting that the named thing does not have. The message is one line for the user.</summary>
/// <param name="message">What is wrong, and what would be right.</param>
/// <param name="inner">What caused it; null where nothing did.</param>
public sealed class NameException(string message, Exception? inner = null) : Exception(message, inner);
