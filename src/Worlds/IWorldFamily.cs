using LearningThePrior.Probability;

namespace LearningThePrior.Worlds;

/// <summary>
/// A kind of world and its settings: an immutable record whose public init properties, each with a description and a
/// range, are the settings. A new kind is one such record; <c>ltp</c> finds it by itself.
/// </summary>
public interface IWorldFamily
{
    /// <summary>The name by which the command line calls it, in lower case.</summary>
    string Name { get; }

    /// <summary>One line that says what the world is about.</summary>
    string Summary { get; }

    /// <summary>Draws one world.</summary>
    /// <param name="seed">Equal seeds give equal worlds.</param>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    IWorld Sample(Seed seed);
}
