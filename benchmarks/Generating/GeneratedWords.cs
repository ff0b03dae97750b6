using System.Text;
using LearningThePrior.Probability;

namespace LearningThePrior.Benchmarks.Generating;

/// <summary>Text that is about as hard to compress as English: invented words, a few of them frequent (Zipf), in sentences.</summary>
internal sealed class GeneratedWords(Seed seed)
{
    private const int Vocabulary = 8_000;

    private static readonly string[] Syllables =
        ["ka", "re", "to", "mi", "sol", "en", "da", "lor", "vi", "ne", "gra", "ti", "on", "pe", "sta", "ru", "li", "co", "ma", "tu", "fe", "ble", "an", "os"];

    private readonly SeededRandom _random = seed.CreateRandom();

    /// <summary>So many words.</summary>
    public string Text(int words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words; i++)
        {
            var word = Word((int)Math.Pow(Vocabulary, _random.NextDouble()));
            var ends = i == words - 1 || _random.NextBool(.08);
            var begins = text.Length == 0 || text[^1] is '.' or '\n';
            text.Append(text.Length == 0 || text[^1] == '\n' ? "" : " ").Append(begins ? char.ToUpperInvariant(word[0]) + word[1..] : word).Append(ends ? "." : "");
            if (ends && _random.NextBool(.15) && i < words - 1)
            {
                text.Append("\n\n");
            }
        }

        return text.ToString();
    }

    private static string Word(int rank)
    {
        var random = new Seed((ulong)rank).CreateRandom();
        return string.Concat(Enumerable.Range(0, rank < 40 ? 1 : 1 + random.NextInt(4)).Select(_ => Syllables[random.NextInt(Syllables.Length)]));
    }
}
