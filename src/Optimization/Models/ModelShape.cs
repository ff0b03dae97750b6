using System.Text.Json.Serialization;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Models;

/// <summary>What a model is made for: how many numbers x, y and z have, and what the world tells of how they hang together.</summary>
/// <param name="Features">F: numbers of an encoded x.</param>
/// <param name="Latents">U: numbers of z.</param>
/// <param name="Answers">A: answers of a question.</param>
/// <param name="Structure">What f may take its form from.</param>
/// <param name="PriorParts">The parts of z that weigh on its plausibility, among which Prior may share weights.</param>
/// <param name="Width">The hidden width of networks whose name says no other.</param>
public sealed record ModelShape(
    int Features, int Latents, int Answers, WorldStructure Structure, IReadOnlyList<LatentPart> PriorParts, int Width)
{
    /// <summary>As <see cref="IWorld.Breadth"/>; null where z states single values.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? Breadth { get; init; }

    /// <summary>The shape of a world's models.</summary>
    /// <param name="world">The world; D is not empty.</param>
    /// <param name="width">The hidden width.</param>
    public static ModelShape Of(IWorld world, int width)
    {
        ArgumentNullException.ThrowIfNull(world);
        var first = world.Observed[0].Question;
        return new(world.Encode(first).Length, world.Latents.Dimension, first.Answers.Count, world.Structure, world.PriorParts, width) { Breadth = world.Breadth.Count > 0 ? world.Breadth : null };
    }

    /// <summary>The structure, where it is the one that a model needs.</summary>
    /// <param name="model">The model's name, for the message.</param>
    /// <exception cref="NameException">The world tells another structure or none.</exception>
    public T Needs<T>(string model)
        where T : WorldStructure =>
        Structure as T ?? throw new NameException(
            $"f '{model}' needs a world that tells {typeof(T).Name}; this one tells {(Structure.GetType() == typeof(WorldStructure) ? "nothing of the kind" : Structure.GetType().Name)}.");
}
