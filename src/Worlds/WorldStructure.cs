using System.Text.Json.Serialization;

namespace LearningThePrior.Worlds;

/// <summary>
/// What a world tells of how x and z hang together, as data, so that a model of f may take its form from it. This one tells
/// nothing: f then reads the numbers of x and z side by side.
/// </summary>
/// <remarks>
/// A structure of one's own derives from this record. It is not written with what was learned, so that whoever loads its
/// models passes the world, which tells it again.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToBaseType)]
[JsonDerivedType(typeof(AdditiveStructure), "additive")]
[JsonDerivedType(typeof(StepwiseStructure), "stepwise")]
public record WorldStructure
{
    /// <summary>Nothing is told.</summary>
    public static WorldStructure None { get; } = new();
}
