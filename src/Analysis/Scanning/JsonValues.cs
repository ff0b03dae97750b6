using System.Text.Json;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>Small values that the reader stands on; each throws <see cref="JsonException"/> where they are not what they should be.</summary>
internal static class JsonValues
{
    public static int Count(ref Utf8JsonReader reader) => reader.GetInt32() is >= 0 and var count ? count : throw new JsonException();

    public static int? Integer(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32();

    public static double? Number(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble();

    public static bool? Flag(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.GetBoolean();

    public static double[]? Numbers(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        var numbers = new List<double>(2);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            numbers.Add(reader.TokenType == JsonTokenType.Number && reader.GetDouble() is var number && double.IsFinite(number) ? number : throw new JsonException());
        }

        return [.. numbers];
    }

    public static string[] Texts(ref Utf8JsonReader reader, SharedValues pool)
    {
        var texts = new List<string>(2);
        while (NextText(ref reader))
        {
            texts.Add(pool.Read(ref reader)!);
        }

        return pool.Of([.. texts]);
    }

    /// <summary>Reads through a list of texts that nobody needs.</summary>
    public static void SkipTexts(ref Utf8JsonReader reader)
    {
        while (NextText(ref reader))
        {
        }
    }

    /// <summary>Text by name, in the order of names.</summary>
    public static NamedText[] Named(ref Utf8JsonReader reader, SharedValues pool)
    {
        var named = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = pool.Read(ref reader)!;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String || !named.TryAdd(name, pool.Read(ref reader)!))
            {
                throw new JsonException();
            }
        }

        return pool.Of([.. named.Select(n => new NamedText(n.Key, n.Value))]);
    }

    private static bool NextText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String || (reader.TokenType == JsonTokenType.EndArray ? false : throw new JsonException());
    }
}
