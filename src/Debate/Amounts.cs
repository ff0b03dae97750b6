using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace LearningThePrior.Debate;

/// <summary>
/// One or more exact integers that a claim commits to, for example a count of true leaves, or a log probability in
/// millionths of a nat. Integers, so that a judge's sums are exact at any depth; compared by value.
/// </summary>
public sealed class Amounts : IEquatable<Amounts>
{
    private readonly BigInteger[] _values;

    /// <summary>Takes at least one integer; their unit belongs to the claim's topic.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Amounts(params IReadOnlyList<BigInteger> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = [.. values];
        if (_values.Length == 0)
        {
            throw new ArgumentException("A claim commits to at least one amount.", nameof(values));
        }
    }

    /// <summary>How many integers there are.</summary>
    public int Count => _values.Length;

    /// <summary>The integers in order.</summary>
    public IReadOnlyList<BigInteger> Values => _values;

    /// <summary>The integer at <paramref name="index"/>.</summary>
    public BigInteger this[int index] => _values[index];

    /// <summary>Adds two lists of equal length, place by place.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Amounts operator +(Amounts left, Amounts right) => Add(left, right);

    /// <summary>Takes one list from another of equal length, place by place.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Amounts operator -(Amounts left, Amounts right) => Add(left, Negate(right));

    /// <summary>Adds two lists of equal length, place by place.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Amounts Add(Amounts left, Amounts right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Count != right.Count)
        {
            throw new ArgumentException("Only claims with equally many amounts can be added.", nameof(right));
        }

        return new([.. left._values.Zip(right._values, BigInteger.Add)]);
    }

    /// <summary>Changes every sign.</summary>
    public static Amounts Negate(Amounts amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        return new([.. amounts._values.Select(BigInteger.Negate)]);
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is not a comma-separated list of integers of at most 1,000 digits.</exception>
    public static Amounts Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var amounts) ? amounts : throw new FormatException("Amounts are written as integers separated by commas.");
    }

    /// <summary>Reads what <see cref="ToString"/> writes, where it is that.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Amounts? amounts)
    {
        amounts = null;
        var parts = text?.Split(',') ?? [];
        var values = new BigInteger[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length > 1_000
                || !BigInteger.TryParse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out values[i]))
            {
                return false;
            }
        }

        amounts = parts.Length > 0 ? new(values) : null;
        return amounts is not null;
    }

    /// <inheritdoc/>
    public bool Equals(Amounts? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Amounts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_values.Length, _values[0], _values[^1]);

    /// <inheritdoc/>
    public override string ToString() => string.Join(',', _values.Select(v => v.ToString(CultureInfo.InvariantCulture)));
}
