using LearningThePrior.Probability;

namespace LearningThePrior.Worlds;

/// <summary>
/// A kind of world and its settings: an immutable record whose public init properties, each with a description and a
/// range, are the settings. A new kind is one such record, and one entry of the registry of names.
/// </summary>
/// <example>
/// <code>
/// public sealed record CoinWorlds : IWorldFamily
/// {
///     [Description("how many tosses D has"), Range(1, 1_000)]
///     public int Tosses { get; init; } = 30;
///
///     public string Name => "coin";
///
///     public string Summary => "a coin whose bias Z states";
///
///     public IWorld Sample(Seed seed) => new CoinWorld(Tosses, seed);
/// }
/// </code>
/// Registered by <c>NameRegistry.Default.With(WorldNames.Entry(new CoinWorlds()))</c>, it is <c>coin:tosses=50</c>.
/// </example>
public interface IWorldFamily
{
    /// <summary>The name by which the command line calls it, in lower case.</summary>
    string Name { get; }

    /// <summary>One line that says what the world is about.</summary>
    string Summary { get; }

    /// <summary>
    /// What the human believes otherwise than it is in these worlds, in one sentence; null where his beliefs fit, so that Bayes is Bayes. Results of a
    /// misfit are an experiment, and say so.
    /// </summary>
    string? Misfit => null;

    /// <summary>Draws one world.</summary>
    /// <param name="seed">Equal seeds give equal worlds.</param>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    IWorld Sample(Seed seed);
}
