using System.Text.Json.Serialization;
using LearningThePrior.Optimization.Posteriors;

namespace LearningThePrior.Optimization.Models;

/// <summary>The content of <c>learned.json</c>: what is needed to make the models again, and z*.</summary>
/// <param name="Schema">The version of this file's form.</param>
/// <param name="Family">The family of the world that was learned.</param>
/// <param name="WorldSeed">The seed that the family draws the world from, as text; null where it is not known.</param>
/// <param name="F">f, by its registered name.</param>
/// <param name="Prior">Prior, by its registered name.</param>
/// <param name="Shape">What both were made for.</param>
/// <param name="Answers">The answers of a question, in order.</param>
/// <param name="Z">z*.</param>
/// <param name="Particles">How many particles the posterior has.</param>
internal sealed record LearnedInfo(
    string Schema,
    string Family,
    string? WorldSeed,
    string F,
    string Prior,
    ModelShape Shape,
    IReadOnlyList<string> Answers,
    IReadOnlyList<double> Z,
    int Particles)
{
    public const string CurrentSchema = "ltp.learned/1";
}

/// <summary>One line of <c>particles.jsonl</c>.</summary>
/// <param name="Weight">The particle's weight; all sum to one.</param>
/// <param name="Z">[U]: a rounded z.</param>
internal sealed record LearnedParticle(double Weight, IReadOnlyList<double> Z);

/// <summary>How what was learned is written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(LearnedInfo))]
[JsonSerializable(typeof(LearnedParticle))]
[JsonSerializable(typeof(LatentBox))]
internal sealed partial class LearnedJson : JsonSerializerContext;
