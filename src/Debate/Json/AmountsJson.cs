using System.Text.Json;
using System.Text.Json.Serialization;

namespace LearningThePrior.Debate;

/// <summary>Writes amounts as text, for example "3,-17", since a JSON number is not exact everywhere.</summary>
public sealed class AmountsJson : JsonConverter<Amounts>
{
    /// <inheritdoc/>
    public override Amounts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Amounts.Parse(reader.GetString()!);
        }
        catch (FormatException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Amounts value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
