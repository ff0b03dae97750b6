using System.Collections.Concurrent;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>One object for all that are equal: names of judges, protocols and questions, labels, counts. Safe for concurrent use.</summary>
internal sealed class SharedValues
{
    private readonly ConcurrentDictionary<string, string> _strings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string[], string[]> _lists = new(new SameElements<string>());
    private readonly ConcurrentDictionary<NamedText[], NamedText[]> _named = new(new SameElements<NamedText>());
    private readonly ConcurrentDictionary<int[], int[]> _counts = new(new SameElements<int>());

    /// <summary>The one list that is equal to this.</summary>
    public string[] Of(string[] texts) => _lists.GetOrAdd(texts, texts);

    /// <summary>Texts by name, in the order of names: one list for all that are equal.</summary>
    public NamedText[] Of(IReadOnlyDictionary<string, string> named)
    {
        NamedText[] list = [.. named.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => new NamedText(Of(n.Key), Of(n.Value)))];
        return _named.GetOrAdd(list, list);
    }

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
