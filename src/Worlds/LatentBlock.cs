namespace LearningThePrior.Worlds;

/// <summary>One statement that a latent z makes, and how many of z's numbers make it.</summary>
/// <param name="Name">What the statement is about, for example <c>"type 3"</c>.</param>
/// <param name="Size">How many numbers of z belong to it.</param>
public abstract record LatentBlock(string Name, int Size);

/// <summary>A number from 0 to 1, which the world scales to the statement's own units.</summary>
/// <param name="Name">What the statement is about.</param>
public sealed record IntervalBlock(string Name) : LatentBlock(Name, 1);

/// <summary>One of several options: a weight for each, summing to one; rounded to a single option when a tree is read.</summary>
/// <param name="Name">What the statement is about.</param>
/// <param name="Options">How many options there are.</param>
public sealed record ChoiceBlock(string Name, int Options) : LatentBlock(Name, Options);
