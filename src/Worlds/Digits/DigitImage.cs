namespace LearningThePrior.Worlds.Digits;

/// <summary>A grey picture of a digit: what both debaters see and the judge does not. It holds no label.</summary>
public sealed class DigitImage
{
    private readonly byte[] _pixels;
    private readonly int[] _ink;

    /// <summary>Takes a picture's pixels.</summary>
    /// <param name="size">Pixels a side, from 1 to 256.</param>
    /// <param name="maximum">What the darkest pixel would be: 16 in UCI's 8x8 digits, 255 in MNIST.</param>
    /// <param name="pixels">Row by row, each from 0 to <paramref name="maximum"/>.</param>
    /// <exception cref="ArgumentException">There are not <paramref name="size"/> squared pixels, or one is above the maximum.</exception>
    public DigitImage(int size, int maximum, ReadOnlySpan<byte> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 256);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximum);
        if (pixels.Length != size * size || pixels.ContainsAnyExceptInRange((byte)0, (byte)Math.Min(maximum, 255)))
        {
            throw new ArgumentException($"A picture of {size} x {size} has {size * size} pixels from 0 to {maximum}.", nameof(pixels));
        }

        (Size, Maximum, _pixels) = (size, maximum, pixels.ToArray());
        _ink = [.. Enumerable.Range(0, _pixels.Length).Where(p => _pixels[p] > 0)];
    }

    /// <summary>Pixels a side.</summary>
    public int Size { get; }

    /// <summary>What the darkest pixel would be.</summary>
    public int Maximum { get; }

    /// <summary>The pixels that are not zero, in order: those that a debater may reveal.</summary>
    public IReadOnlyList<int> Ink => _ink;

    /// <summary>One pixel.</summary>
    /// <param name="pixel">Row times <see cref="Size"/> plus column.</param>
    public int this[int pixel] => _pixels[pixel];
}

/// <summary>A picture and what it shows.</summary>
/// <param name="Image">The picture.</param>
/// <param name="Label">The digit, from 0 to 9: the answer key.</param>
public sealed record LabelledDigit(DigitImage Image, int Label);
