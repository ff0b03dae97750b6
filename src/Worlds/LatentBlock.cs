namespace LearningThePrior.Worlds;

/// <summary>One statement that a latent z makes, and how many of z's numbers make it.</summary>
/// <param name="Name">What the statement is about, for example <c>"type 3"</c>.</param>
/// <param name="Size">How many numbers of z belong to it.</param>
public abstract record LatentBlock(string Name, int Size);

/// <summary>A number from 0 to 1, which the world scales to the statement's own units.</summary>
/// <param name="Name">What the statement is about.</param>
public sealed record IntervalBlock(string Name) : LatentBlock(Name, 1)
{
    /// <summary>Into how many equal steps the world cuts the number, of which a rounded z has the middle of one; 0: it is not cut.</summary>
    public int Steps { get; init; }

    /// <summary>What 0 means in the statement's own units: the low end of the first step where the number is cut.</summary>
    public double From { get; init; }

    /// <summary>What 1 means in the statement's own units.</summary>
    public double To { get; init; } = 1;
}

/// <summary>One of several options: a weight for each, summing to one; rounded to a single option when a tree is read.</summary>
/// <param name="Name">What the statement is about.</param>
/// <param name="Options">How many options there are.</param>
public sealed record ChoiceBlock(string Name, int Options) : LatentBlock(Name, Options)
{
    /// <summary>What the options are called, one each; empty: by their numbers from 0.</summary>
    public IReadOnlyList<string> OptionNames { get; init; } = [];

    /// <summary>Whether what the other statements mean depends on the option, so that a posterior keeps a distribution over them for each.</summary>
    public bool IsForm { get; init; }
}
