namespace LearningThePrior.Worlds;

/// <summary>Numbers of z that belong together.</summary>
/// <param name="Kind">Parts of one kind mean alike, from 0.</param>
/// <param name="Latents">Their places in z; equally many for all parts of a world.</param>
public sealed record LatentPart(int Kind, IReadOnlyList<int> Latents);
