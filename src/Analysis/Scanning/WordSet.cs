using System.Text.Json;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>The words that a field may hold.</summary>
/// <param name="words">Each once.</param>
internal sealed class WordSet(params IEnumerable<string> words)
{
    private readonly JsonEncodedText[] _words = [.. words.Select(w => JsonEncodedText.Encode(w))];

    /// <summary>Which of them the reader stands on.</summary>
    /// <exception cref="JsonException">It is none of them.</exception>
    public int IndexOf(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            if (reader.ValueTextEquals(_words[i].EncodedUtf8Bytes))
            {
                return i;
            }
        }

        throw new JsonException();
    }
}
