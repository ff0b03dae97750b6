using System.Globalization;

namespace LearningThePrior.Probability;

/// <summary>A probability for each answer of a question, in the answers' order; compared by value.</summary>
public sealed class Credences : IEquatable<Credences>
{
    private const double Tolerance = 1e-9;
    private readonly double[] _values;

    /// <summary>Takes probabilities that sum to one.</summary>
    /// <param name="values">One number from 0 to 1 for each answer.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than two numbers, one is not a number from 0 to 1, or their sum is further than 1e-9 from one.
    /// </exception>
    public Credences(params IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = [.. values];
        if (_values.Length < 2 || _values.Any(v => !(v >= 0 && v <= 1)) || Math.Abs(_values.Sum() - 1) > Tolerance)
        {
            throw new ArgumentException("Credences need a number from 0 to 1 for each answer, and must sum to one.", nameof(values));
        }
    }

    /// <summary>How many answers there are.</summary>
    public int Count => _values.Length;

    /// <summary>The probabilities in the answers' order.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>The probability of answer <paramref name="index"/>.</summary>
    public double this[int index] => _values[index];

    /// <summary>Credences over two answers, given that of the second ("yes").</summary>
    /// <param name="yes">The probability of answer 1.</param>
    public static Credences OfYes(double yes) => new(1 - yes, yes);

    /// <summary>Equal credence for each of <paramref name="count"/> answers.</summary>
    public static Credences Uniform(int count) => new([.. Enumerable.Repeat(1.0 / count, count)]);

    /// <summary>All credence on one answer.</summary>
    /// <param name="answer">Which answer is certain.</param>
    /// <param name="count">How many answers there are.</param>
    public static Credences Certain(int answer, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(answer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(answer, count);
        return new([.. Enumerable.Range(0, count).Select(i => i == answer ? 1.0 : 0.0)]);
    }

    /// <summary>Scales non-negative weights to sum to one.</summary>
    /// <exception cref="ArgumentException">The weights are negative, not finite, or all zero.</exception>
    public static Credences Normalise(IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var total = weights.Sum();
        if (!(total > 0) || !double.IsFinite(total))
        {
            throw new ArgumentException("The weights must be finite and have a positive sum.", nameof(weights));
        }

        return new([.. weights.Select(w => w / total)]);
    }

    /// <summary>The answer with the greatest credence, or null where the greatest is shared: nothing falls to a side.</summary>
    public int? Choice
    {
        get
        {
            var best = Array.IndexOf(_values, _values.Max());
            return _values.Count(v => v == _values[best]) == 1 ? best : null;
        }
    }

    /// <inheritdoc/>
    public bool Equals(Credences? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Credences);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_values.Length, _values[0], _values[^1]);

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', _values.Select(v => v.ToString("0.####", CultureInfo.InvariantCulture)));
}
