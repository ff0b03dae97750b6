using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>
/// Reads the long texts of a store's lines as what statistics need of them: a speech as so many words, none of them its own; quotes and reasons as nothing. Most of a run's bytes are these
/// texts, and none of them becomes a string. What is refused in a line is as elsewhere.
/// </summary>
internal sealed class CountedText : JsonConverter<string>
{
    private static readonly ConcurrentDictionary<int, string> OfWords = new();
    private readonly bool _counts;

    private CountedText(bool counts) => _counts = counts;

    /// <summary>The format of debates, with speeches counted.</summary>
    public static StoreFormat<StoredDebate> Debates { get; } = StoreFormats.Debates with { Type = (JsonTypeInfo<StoredDebate>)Lean.GetTypeInfo(typeof(StoredDebate)) };

    /// <summary>The format of judgements, without what judges said.</summary>
    public static StoreFormat<StoredJudgement> Judgements { get; } = StoreFormats.Judgements with { Type = (JsonTypeInfo<StoredJudgement>)Lean.GetTypeInfo(typeof(StoredJudgement)) };

    private static JsonSerializerOptions Lean => new(StoreJson.Default.Options)
    {
        TypeInfoResolver = StoreJson.Default.WithAddedModifier(type =>
        {
            foreach (var property in type.Properties)
            {
                property.CustomConverter = (type.Type.Name, property.Name) switch
                {
                    (nameof(StoredTurn), "text") => new CountedText(counts: true),
                    (nameof(StoredTurn), "text_raw" or "problem") or (nameof(StoredCitation), "quote") or (nameof(StoredJudgement), "raw") => new CountedText(counts: false),
                    _ => property.CustomConverter,
                };
            }
        }),
    };

    /// <inheritdoc/>
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException();
        }

        if (!reader.ValueIsEscaped)
        {
            return _counts ? Words(reader.ValueSpan) : "";
        }

        var rented = ArrayPool<char>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            // Where half a character is written as an escape, this refuses it.
            var text = rented.AsSpan(0, reader.CopyString(rented));
            return !_counts ? "" : text.StartsWith(StoredTurn.SilentMark, StringComparison.Ordinal) ? StoredTurn.SilentMark : Words(SpeechCounts.WordsOf(text));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => throw new NotSupportedException("what was counted is not written.");

    /// <summary>So many words as <see cref="SpeechCounts"/> counts them; every byte of a character beyond ASCII is above the space, as the character is.</summary>
    private static string Words(ReadOnlySpan<byte> text)
    {
        var (words, inWord) = (0, false);
        foreach (var b in text)
        {
            words += b > ' ' && !inWord ? 1 : 0;
            inWord = b > ' ';
        }

        return Words(words);
    }

    private static string Words(int count) => OfWords.GetOrAdd(count, static n => string.Join(' ', Enumerable.Repeat('w', n)));
}
