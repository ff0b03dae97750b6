using System.Text.Encodings.Web;
using System.Text.Json;

namespace LearningThePrior.LanguageModels.Json;

/// <summary>JSON as it goes into files and keys.</summary>
internal static class JsonText
{
    public static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static readonly JsonWriterOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>
    /// The same JSON without white space, the same whether it came over the wire or out of an indented file; null where it is no
    /// JSON. Half a surrogate pair becomes the replacement character.
    /// </summary>
    public static ReadOnlyMemory<byte>? Minified(ReadOnlyMemory<byte> text) => Rewritten(text, (element, writer) => element.WriteTo(writer));

    /// <summary>The same JSON without white space and with the members of every object in order of their names; null as above.</summary>
    public static ReadOnlyMemory<byte>? Canonical(ReadOnlyMemory<byte> text) => Rewritten(text, Sort);

    private static ReadOnlyMemory<byte>? Rewritten(ReadOnlyMemory<byte> text, Action<JsonElement, Utf8JsonWriter> write)
    {
        try
        {
            return Written(text, write);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return Written(LoneSurrogates.Replaced(text.Span), write);
        }
    }

    private static ReadOnlyMemory<byte>? Written(ReadOnlyMemory<byte> text, Action<JsonElement, Utf8JsonWriter> write)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var written = JsonScratch.Write(document.RootElement, write);

            // Most JSON comes so already, and is kept as it came: no copy of it is made.
            return written.SequenceEqual(text.Span) ? text : written.ToArray();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Sort(JsonElement element, Utf8JsonWriter writer)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            writer.WriteStartObject();

            // Stable, so that members of one name keep their order.
            foreach (var (name, value) in element.EnumerateObject().Select(m => (m.Name, m.Value)).OrderBy(m => m.Name, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                Sort(value, writer);
            }

            writer.WriteEndObject();
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in element.EnumerateArray())
            {
                Sort(item, writer);
            }

            writer.WriteEndArray();
        }
        else
        {
            element.WriteTo(writer);
        }
    }
}
