namespace LearningThePrior.Probability;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014): a small generator whose whole state is one number, so that a search which is
/// saved and resumed goes on with the very next draw. Not for secrets. Not safe for concurrent use.
/// </summary>
/// <param name="state">The state to start from: a seed, or a saved <see cref="State"/>.</param>
public sealed class SeededRandom(ulong state)
{
    /// <summary>The state now; a generator made from it draws what this one would draw next.</summary>
    public ulong State { get; private set; } = state;

    /// <summary>Draws 64 uniform bits.</summary>
    public ulong NextBits()
    {
        State += 0x9E3779B97F4A7C15;
        var z = State;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Draws a number uniform on [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Draws an integer uniform on [0, <paramref name="count"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    public int NextInt(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return (int)(((UInt128)NextBits() * (ulong)count) >> 64);
    }

    /// <summary>Draws true with the given probability.</summary>
    public bool NextBool(double probability) => NextDouble() < probability;

    /// <summary>Draws from the normal distribution with mean 0 and variance 1 (Box-Muller, one of the pair).</summary>
    public double NextGaussian() =>
        Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>Draws an index with probability proportional to its weight.</summary>
    /// <param name="weights">Finite, non-negative, not all zero.</param>
    /// <exception cref="ArgumentException">The weights have no positive sum.</exception>
    public int NextIndex(IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var total = weights.Sum();
        if (!(total > 0) || !double.IsFinite(total))
        {
            throw new ArgumentException("The weights must be finite and have a positive sum.", nameof(weights));
        }

        var left = NextDouble() * total;
        var last = 0;
        for (var i = 0; i < weights.Count; i++)
        {
            if (weights[i] <= 0)
            {
                continue;
            }

            last = i;
            left -= weights[i];
            if (left < 0)
            {
                break;
            }
        }

        return last;
    }
}
