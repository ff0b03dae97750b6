using System.Text.Json.Serialization;
using LearningThePrior.Amplification.Exploration;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>What is to be known of a learned Mz beside its weights.</summary>
/// <param name="Explorer">The human from whom it was learned, by name: it fits no other's pages.</param>
/// <param name="Network">Its shape; null for a network that is not one of ours.</param>
/// <param name="Depth">How deep the books were from which it was learned.</param>
/// <param name="Beta">The weight of z's divergence at the end of training; z is inferred with it.</param>
/// <param name="OverseerCalls">Pages that the human wrote.</param>
public sealed record UnpackerInfo(string Explorer, PageNetworkSettings? Network, int Depth, double Beta, long OverseerCalls)
{
    internal PageLayout Layout(IExplorer explorer) => new(explorer, Network is { Form: PageForm.Flat });
}

/// <summary>How what is learned of Mz is written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(UnpackerInfo))]
internal sealed partial class UnpackerInfoJson : JsonSerializerContext;
