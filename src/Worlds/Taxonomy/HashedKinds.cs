using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>
/// Kinds to any depth, none of them stored: whether one is an exception follows from the seed and its address. The root's
/// attribute is fair, and every other kind is an exception with probability rho, independently.
/// </summary>
/// <param name="seed">What all of them derive from.</param>
/// <param name="exceptions">rho.</param>
public sealed class HashedKinds(Seed seed, double exceptions) : IKinds
{
    private const double Fair = .5;

    /// <inheritdoc/>
    public bool Flips(NodeAddress kind) =>
        seed.For(kind.ToString()).CreateRandom().NextBool(kind.IsRoot ? Fair : exceptions);
}
