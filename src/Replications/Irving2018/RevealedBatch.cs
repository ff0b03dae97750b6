using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Digits;
using static TorchSharp.torch;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>
/// Random pictures of which random pixels are revealed. A pixel is two inputs that are not zero: that it is revealed, and
/// its value.
/// </summary>
internal sealed class RevealedBatch
{
    private readonly IReadOnlyList<LabelledDigit> _digits;
    private readonly int _pixels;
    private readonly long[] _indices;
    private readonly float[] _values;

    public RevealedBatch(IReadOnlyList<LabelledDigit> digits, int pixels, int rows)
    {
        (_digits, _pixels, Labels) = (digits, pixels, new long[rows]);
        (_indices, _values) = (new long[rows * 2 * pixels], new float[rows * 2 * pixels]);
    }

    /// <summary>[rows]: what the pictures show.</summary>
    public long[] Labels { get; }

    /// <summary>Draws other pictures and pixels.</summary>
    public void Draw(SeededRandom random)
    {
        Span<int> revealed = stackalloc int[_pixels];
        var at = 0;
        for (var row = 0; row < Labels.Length; row++)
        {
            var digit = _digits[random.NextInt(_digits.Count)];
            Labels[row] = digit.Label;
            Reveal.Draw(digit.Image, revealed, random);
            foreach (var pixel in revealed)
            {
                (_indices[at], _values[at]) = (pixel, 1);
                (_indices[at + 1], _values[at + 1]) = (pixel + (digit.Image.Size * digit.Image.Size), (float)digit.Image[pixel] / digit.Image.Maximum);
                at += 2;
            }
        }
    }

    /// <summary>The indices [rows * few] and values [rows, few, 1] that <see cref="SparseNetwork"/> takes, in Torch's own memory.</summary>
    public (Tensor Indices, Tensor Values) Inputs() =>
        (Ops.FromArray(_indices), Ops.FromArray(_values, Labels.Length, 2 * _pixels, 1));
}
