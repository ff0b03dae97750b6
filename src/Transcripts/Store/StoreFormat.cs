using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LearningThePrior.LanguageModels.Json;

namespace LearningThePrior.Transcripts;

/// <summary>How the values of one file of the store become lines, and lines values; what could not be read back is never written.</summary>
/// <param name="Schema">What every value's <c>schema</c> says.</param>
/// <param name="Type">How a value is written as JSON.</param>
/// <param name="Check">What is wrong with a value, as a JSON path and a problem; null where nothing is.</param>
internal sealed record StoreFormat<T>(string Schema, JsonTypeInfo<T> Type, Func<T, (string Path, string Problem)?> Check)
    where T : class
{
    /// <summary>Whether half characters, which models leave where they are cut off, are read as replacement characters rather than refused.</summary>
    public bool MendsHalfCharacters { get; init; }

    /// <summary>A value's line, its end included.</summary>
    /// <exception cref="ArgumentException">The value breaks the format's rules, or its line would exceed 64 MiB.</exception>
    public byte[] Write(T value)
    {
        if (Check(value) is var (path, problem))
        {
            throw new ArgumentException($"{path}: {problem}", nameof(value));
        }

        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(value, Type), (byte)'\n'];
        return line.Length <= JournalEvent.MaxLineBytes
            ? line
            : throw new ArgumentException($"A line of {Schema} would be longer than {JournalEvent.MaxLineBytes} bytes.", nameof(value));
    }

    /// <summary>A line's value.</summary>
    /// <exception cref="JsonException">It is none; the path says where.</exception>
    public T Read(ReadOnlySpan<byte> line)
    {
        if (MendsHalfCharacters)
        {
            line = LoneSurrogates.Replaced(line);
        }

        T? value;
        try
        {
            value = JsonSerializer.Deserialize(line, Type) ?? throw new JsonException("null stands where an object is expected.");
        }
        catch (JsonException) when (OtherSchema(line) is { } other)
        {
            // Another version lacks or has what this one does not know; that alone is worth telling.
            throw new JsonException(StoreCheck.NotRead(other, Schema), "$.schema", null, null);
        }

        return Check(value) is var (at, wrong) ? throw new JsonException(wrong, at, null, null) : value;
    }

    private string? OtherSchema(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            while (reader.Read())
            {
                if (reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } && reader.ValueTextEquals("schema"u8))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.String && reader.GetString() is { } found && found != Schema ? found : null;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or not UTF-8: what was found wrong before says it.
        }

        return null;
    }
}

/// <summary>The formats of the store's files.</summary>
internal static class StoreFormats
{
    public static StoreFormat<StoredDebate> Debates { get; } = new(StoredDebate.CurrentSchema, StoreJson.Default.StoredDebate, DebateCheck.Of);

    public static StoreFormat<StoredJudgement> Judgements { get; } = new(StoredJudgement.CurrentSchema, StoreJson.Default.StoredJudgement, StoreCheck.Of);

    public static StoreFormat<StoredKey> Keys { get; } = new(StoredKey.CurrentSchema, StoreJson.Default.StoredKey, StoreCheck.Of);

    public static StoreFormat<StoredNode> Nodes { get; } = new(StoredNode.CurrentSchema, StoreJson.Default.StoredNode, StoreCheck.Of);

    public static StoreFormat<StoredItem> Items { get; } = new(StoredItem.CurrentSchema, StoreJson.Default.StoredItem, StoreCheck.Of);

    public static StoreFormat<StoredDecomposition> Decompositions { get; } = new(StoredDecomposition.CurrentSchema, StoreJson.Default.StoredDecomposition, StoreCheck.Of);

    public static StoreFormat<StoredCall> Calls { get; } = new(StoredCall.CurrentSchema, StoreJson.Default.StoredCall, CallCheck.Of) { MendsHalfCharacters = true };

    public static StoreFormat<StoredPrediction> Predictions { get; } = new(StoredPrediction.CurrentSchema, StoreJson.Default.StoredPrediction, StoreCheck.Of);
}
