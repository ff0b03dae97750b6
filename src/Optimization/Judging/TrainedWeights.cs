using System.Text.Json;
using System.Text.Json.Serialization;

namespace LearningThePrior.Optimization.Judging;

/// <summary>The file of a trained judge.</summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="Hidden">Hidden width; 0 for none.</param>
/// <param name="Buckets">Buckets of hashed words.</param>
/// <param name="Weights">A matrix, output by output, and a bias for each layer.</param>
internal sealed record TrainedWeights(string Schema, int Hidden, int Buckets, double[][] Weights)
{
    public const string CurrentSchema = "ltp.trained-judge/1";

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It holds something else.</exception>
    public static TrainedWeights Read(string path)
    {
        TrainedWeights? weights;
        try
        {
            weights = JsonSerializer.Deserialize(File.ReadAllBytes(path), TrainedJudgeJson.Default.TrainedWeights);
        }
        catch (JsonException error)
        {
            throw Refuse(error.Message, error);
        }

        var wrong = weights switch
        {
            null => "an object is expected.",
            { Schema: not CurrentSchema } => $"schema: '{weights.Schema}' is not {CurrentSchema}.",
            { Hidden: < 0 or > TrainedJudgeChecks.MostHidden } => $"hidden: {weights.Hidden} is not from 0 to {TrainedJudgeChecks.MostHidden}.",
            { Buckets: < 0 or > TrainedJudgeChecks.MostBuckets } => $"buckets: {weights.Buckets} is not from 0 to {TrainedJudgeChecks.MostBuckets}.",
            _ when !weights.Weights.Select(w => w?.Length ?? -1).SequenceEqual(weights.Sizes) =>
                $"weights: arrays of {string.Join(", ", weights.Sizes)} numbers are expected.",
            _ => null,
        };
        return wrong is null ? weights! : throw Refuse(wrong);

        InvalidDataException Refuse(string why, Exception? cause = null) => new($"{path} holds no trained judge of this version: {why}", cause);
    }

    /// <summary>The file's bytes.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, TrainedJudgeJson.Default.TrainedWeights);

    private IEnumerable<int> Sizes => new DebateFeatures(Buckets).Count is var features && Hidden == 0
        ? [features, 1]
        : [features * Hidden, Hidden, Hidden, 1];
}

/// <summary>How a trained judge is written as JSON: doubles come back as they were.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TrainedWeights))]
internal sealed partial class TrainedJudgeJson : JsonSerializerContext;
