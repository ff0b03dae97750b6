using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>Writes a span as <c>[start, length]</c>.</summary>
public sealed class TextSpanJson : JsonConverter<TextSpan>
{
    /// <inheritdoc/>
    public override TextSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var numbers = JsonNumbers.Read<int>(ref reader, static (ref Utf8JsonReader r) => r.GetInt32());
        return numbers is [>= 0 and var start, >= 0 and var length] && length <= int.MaxValue - start
            ? new(start, length)
            : throw new JsonException("A span is [start, length], neither negative.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TextSpan value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Start);
        writer.WriteNumberValue(value.Length);
        writer.WriteEndArray();
    }
}
