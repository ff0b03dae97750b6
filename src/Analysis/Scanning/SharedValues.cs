using System.Collections.Concurrent;
using System.Text.Json;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>One object for all that are equal: names of judges, protocols and questions, labels, counts. Safe for concurrent use.</summary>
internal sealed class SharedValues
{
    private const int Longest = 1024;

    private readonly ConcurrentDictionary<string, string> _strings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string[], string[]> _lists = new(new SameElements<string>());
    private readonly ConcurrentDictionary<NamedText[], NamedText[]> _named = new(new SameElements<NamedText>());
    private readonly ConcurrentDictionary<int[], int[]> _counts = new(new SameElements<int>());
    private readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public SharedValues() => _lookup = _strings.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The string that the reader stands on; null where it stands on null.</summary>
    public string? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.ValueSpan.Length > Longest)
        {
            return Of(reader.GetString()!);
        }

        Span<char> text = stackalloc char[Longest];
        text = text[..reader.CopyString(text)];
        return _lookup.TryGetValue(text, out var known) ? known : Of(text.ToString());
    }

    /// <summary>The one list that is equal to this.</summary>
    public string[] Of(string[] texts) => _lists.GetOrAdd(texts, texts);

    /// <summary>The one list of named texts that is equal to this.</summary>
    public NamedText[] Of(NamedText[] named) => _named.GetOrAdd(named, named);

    /// <summary>The one list of counts that is equal to this.</summary>
    public int[] Of(int[] counts) => _counts.GetOrAdd(counts, counts);

    /// <summary>The one string that is equal to this.</summary>
    public string Of(string text) => _strings.GetOrAdd(text, text);

    private sealed class SameElements<T> : IEqualityComparer<T[]>
    {
        public bool Equals(T[]? x, T[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(T[] list)
        {
            var hash = new HashCode();
            foreach (var element in list)
            {
                hash.Add(element);
            }

            return hash.ToHashCode();
        }
    }
}
