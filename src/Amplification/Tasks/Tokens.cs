using System.Globalization;

namespace LearningThePrior.Amplification.Tasks;

/// <summary>A question, an answer or a fact of a task as small whole numbers from 0, one a field; what each means is the task's to say.</summary>
/// <remarks>Compared by its numbers. The default value holds none.</remarks>
public readonly struct Tokens : IEquatable<Tokens>
{
    private readonly int[]? _values;

    /// <summary>Makes them of numbers, which are copied.</summary>
    /// <param name="values">One a field.</param>
    public Tokens(params ReadOnlySpan<int> values) => _values = values.ToArray();

    /// <summary>How many fields there are.</summary>
    public int Count => _values?.Length ?? 0;

    /// <summary>The number of a field.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such field.</exception>
    public int this[int field] => (_values ?? [])[field];

    /// <summary>All numbers in the order of fields.</summary>
    public ReadOnlySpan<int> Values => _values;

    /// <summary>Whether both hold the same numbers.</summary>
    public static bool operator ==(Tokens left, Tokens right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Tokens left, Tokens right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Tokens other) => Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Tokens other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var value in Values)
        {
            hash = (hash * 31) + value;
        }

        return hash;
    }

    /// <summary>The numbers with blanks between, for example <c>3 0 7</c>.</summary>
    public override string ToString() => string.Join(' ', (_values ?? []).Select(v => v.ToString(CultureInfo.InvariantCulture)));
}
