namespace LearningThePrior.Cluster.Stores;

/// <summary>The store of a cluster cannot be reached, or refuses.</summary>
/// <param name="message">One line: what is wrong where, and what to do. Holds no secret.</param>
/// <param name="inner">What it came from.</param>
public sealed class StoreException(string message, Exception? inner = null) : IOException(message, inner);
