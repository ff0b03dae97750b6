using System.Text;
using System.Text.Json;
using LearningThePrior.LanguageModels.Json;

namespace LearningThePrior.LanguageModels.Calls;

/// <summary>What was sent or came back: JSON without white space, or other text as it is. Equal where kind and text are.</summary>
public sealed class CallBody : IEquatable<CallBody>
{
    private readonly Lazy<(ReadOnlyMemory<byte> Bytes, bool IsJson)> _read;

    private CallBody(ReadOnlyMemory<byte> bytes, bool isJson) => _read = new((bytes, isJson));

    private CallBody(Func<(ReadOnlyMemory<byte> Bytes, bool IsJson)> read) => _read = new(read, LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Whether it is JSON.</summary>
    public bool IsJson => _read.Value.IsJson;

    /// <summary>The text, made anew each time.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>The text as UTF-8.</summary>
    internal ReadOnlyMemory<byte> Bytes => _read.Value.Bytes;

    /// <summary>Reads a body; bytes that are no UTF-8 become replacement characters.</summary>
    /// <param name="bytes">The body.</param>
    public static CallBody Of(ReadOnlyMemory<byte> bytes) =>
        JsonText.Minified(bytes) is { } minified ? new(minified, true) : OfText(Encoding.UTF8.GetString(bytes.Span));

    /// <summary>Reads a body when it is first looked at, as most never are.</summary>
    internal static CallBody Later(ReadOnlyMemory<byte> bytes) => new(() => Of(bytes)._read.Value);

    /// <summary>A body that is no JSON, or is not to be read as JSON.</summary>
    /// <param name="text">The text.</param>
    public static CallBody OfText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(Encoding.UTF8.GetBytes(text), false);
    }

    /// <summary>The same kind of body with other bytes, which must be of that kind.</summary>
    internal CallBody With(ReadOnlyMemory<byte> bytes) => new(bytes, IsJson);

    /// <inheritdoc/>
    public bool Equals(CallBody? other) => other is not null && IsJson == other.IsJson && Bytes.Span.SequenceEqual(other.Bytes.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CallBody);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Bytes.Span);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal void WriteTo(Utf8JsonWriter writer)
    {
        if (!IsJson)
        {
            writer.WriteStringValue(Bytes.Span);
        }
        else if (writer.Options.Indented)
        {
            using var document = JsonDocument.Parse(Bytes);
            document.RootElement.WriteTo(writer);
        }
        else
        {
            writer.WriteRawValue(Bytes.Span, skipInputValidation: true);
        }
    }
}
