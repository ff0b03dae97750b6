namespace LearningThePrior.Tree;

/// <summary>A stretch of a text, counted in UTF-16 code units.</summary>
public readonly record struct TextSpan
{
    /// <summary>Marks a stretch of a text.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">How long it is.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="start"/> or <paramref name="length"/> is negative, or their sum exceeds <see cref="int.MaxValue"/>.
    /// </exception>
    public TextSpan(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, int.MaxValue - start);
        Start = start;
        Length = length;
    }

    /// <summary>Where it begins.</summary>
    public int Start { get; }

    /// <summary>How long it is.</summary>
    public int Length { get; }

    /// <summary>The first position after it.</summary>
    public int End => Start + Length;

    /// <summary>Takes the span apart.</summary>
    public void Deconstruct(out int start, out int length) => (start, length) = (Start, Length);
}
