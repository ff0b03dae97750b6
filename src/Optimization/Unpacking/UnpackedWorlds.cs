using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>A family of worlds, each seen through one learned Mz(., z), as <see cref="UnpackedWorld"/>.</summary>
/// <param name="Family">Where the worlds come from; all must be <see cref="IReadableWorld"/>.</param>
/// <param name="Mz">The model that writes their trees.</param>
public sealed record UnpackedWorlds(IWorldFamily Family, ILatentUnpacker Mz) : IWorldFamily
{
    /// <inheritdoc/>
    public string Name => Family.Name;

    /// <inheritdoc/>
    public string Summary => Family.Summary;

    /// <inheritdoc/>
    public string? Misfit => Family.Misfit;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The world's human cannot take pages that another than its own decoder writes.</exception>
    public IWorld Sample(Seed seed) => Family.Sample(seed) is IReadableWorld world
        ? new UnpackedWorld(world, Mz)
        : throw new ArgumentException($"World {Family.Name} does not say how its human takes pages that a learned Mz writes.");
}
