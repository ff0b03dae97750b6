using System.Text.Json.Serialization;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>What came of one picture; the content of its file in the run's folder, written when its debates are stored.</summary>
/// <param name="Games">Who won.</param>
/// <param name="Rollouts">Rollouts used.</param>
/// <param name="Evaluations">Sets of pixels that the judge was asked about.</param>
internal sealed record PictureResult(IReadOnlyList<PictureGame> Games, long Rollouts, long Evaluations);

/// <summary>Whether the honest side won under some rules; see <see cref="DigitDebates"/>.</summary>
internal sealed record PictureGame(string Honest, string Dishonest, string Rules, string Seat, bool Won)
{
    public const string Precommitment = "precommitment";

    public const string Free = "free";
}

/// <summary>How a picture's result and an item of digits are written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PictureResult))]
[JsonSerializable(typeof(int))]
internal sealed partial class PictureJson : JsonSerializerContext;
