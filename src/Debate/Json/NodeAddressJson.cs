using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>Writes an address as its text, for example "/0/13/2".</summary>
public sealed class NodeAddressJson : JsonConverter<NodeAddress>
{
    /// <inheritdoc/>
    public override NodeAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        NodeAddress.TryParse(reader.GetString(), out var address)
            ? address
            : throw new JsonException("Not a node's address.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, NodeAddress value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
