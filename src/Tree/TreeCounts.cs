namespace LearningThePrior.Tree;

/// <summary>What an <see cref="ImplicitTree"/> has done so far.</summary>
/// <param name="Hits">Requests whose node was in the cache.</param>
/// <param name="Misses">All other requests, also those for nodes that do not exist and those that failed.</param>
/// <param name="Unpacks">Steps asked of the unpacker, the root among them; requests that share a step count it once.</param>
public readonly record struct TreeCounts(long Hits, long Misses, long Unpacks);
