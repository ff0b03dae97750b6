using LearningThePrior.Debate;
using LearningThePrior.Worlds.Digits;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Digits;

/// <summary>Random pictures of which random pixels are revealed: a mask and the values, side by side.</summary>
internal sealed class RevealedBatch(IReadOnlyList<LabelledDigit> digits, int pixels, int rows)
{
    private readonly int _area = digits[0].Image.Size * digits[0].Image.Size;
    private readonly float[] _inputs = new float[2 * rows * digits[0].Image.Size * digits[0].Image.Size];

    /// <summary>[rows]: what the pictures show.</summary>
    public long[] Labels { get; } = new long[rows];

    /// <summary>Draws other pictures and pixels.</summary>
    public void Draw(SeededRandom random)
    {
        Array.Clear(_inputs);
        Span<int> revealed = stackalloc int[pixels];
        for (var row = 0; row < rows; row++)
        {
            var digit = digits[random.NextInt(digits.Count)];
            Labels[row] = digit.Label;
            Reveal.Draw(digit.Image, revealed, random);
            foreach (var pixel in revealed)
            {
                _inputs[(row * 2 * _area) + pixel] = 1;
                _inputs[(((row * 2) + 1) * _area) + pixel] = (float)digit.Image[pixel] / digit.Image.Maximum;
            }
        }
    }

    /// <summary>[rows, 2 * area], in Torch's own memory (see <see cref="Numerics.Ops.FromArray"/>).</summary>
    public Tensor Inputs() => tensor(_inputs, dtype: ScalarType.Float32).clone().reshape(rows, 2 * _area);
}
