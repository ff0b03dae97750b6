using System.Text;
using System.Text.Json;
using LearningThePrior.LanguageModels.Json;

namespace LearningThePrior.LanguageModels.Calls;

/// <summary>What was sent or came back: JSON without white space, or other text as it is.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsJson">Whether it is JSON.</param>
public sealed record CallBody(string Text, bool IsJson)
{
    /// <summary>Reads a body; bytes that are no UTF-8 become replacement characters.</summary>
    /// <param name="bytes">The body.</param>
    public static CallBody Of(ReadOnlyMemory<byte> bytes) => JsonText.Minified(bytes) is { } minified
        ? new(Encoding.UTF8.GetString(minified), true)
        : new(Encoding.UTF8.GetString(bytes.Span), false);

    internal void WriteTo(Utf8JsonWriter writer)
    {
        if (IsJson)
        {
            // Parsed, so that an indenting writer indents it.
            using var document = JsonDocument.Parse(Text);
            document.RootElement.WriteTo(writer);
        }
        else
        {
            writer.WriteStringValue(Text);
        }
    }
}
