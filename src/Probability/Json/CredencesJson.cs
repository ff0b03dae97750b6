using System.Text.Json;
using System.Text.Json.Serialization;

namespace LearningThePrior.Probability;

/// <summary>Writes credences as an array in the answers' order; every double comes back as it was.</summary>
public sealed class CredencesJson : JsonConverter<Credences>
{
    /// <inheritdoc/>
    public override Credences Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var numbers = JsonNumbers.Read<double>(ref reader, static (ref Utf8JsonReader r) => r.GetDouble());
        try
        {
            return new(numbers);
        }
        catch (ArgumentException error)
        {
            throw new JsonException("Credences need a number from 0 to 1 for each answer, and must sum to one.", error);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Credences value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var credence in value.Values)
        {
            writer.WriteNumberValue(credence);
        }

        writer.WriteEndArray();
    }
}
