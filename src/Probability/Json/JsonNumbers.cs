using System.Text.Json;

namespace LearningThePrior.Probability;

/// <summary>Reads an array of numbers.</summary>
public static class JsonNumbers
{
    /// <summary>Reads the number that the reader stands on.</summary>
    public delegate T ReadOne<T>(ref Utf8JsonReader reader);

    /// <summary>Reads the array that the reader stands on.</summary>
    /// <exception cref="JsonException">It is no array of numbers.</exception>
    public static List<T> Read<T>(ref Utf8JsonReader reader, ReadOne<T> readOne)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("An array of numbers is expected.");
        }

        var numbers = new List<T>();
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            try
            {
                numbers.Add(readOne(ref reader));
            }
            catch (FormatException error)
            {
                throw new JsonException("The number is out of range.", error);
            }
        }

        return reader.TokenType == JsonTokenType.EndArray ? numbers : throw new JsonException("A number is expected.");
    }
}
