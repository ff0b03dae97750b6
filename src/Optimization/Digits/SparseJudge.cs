using LearningThePrior.Debate;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Optimization.Digits;

/// <summary>
/// The judge of Irving, Christiano and Amodei (2018): a network that sees which few pixels were revealed and their values, and
/// nothing else. It is trained in TorchSharp (<see cref="JudgeTraining"/>) and asked in plain C#: the order of the pixels does not matter, and
/// its first layer is a sum of one column a pixel, so that sets that differ in one pixel share the rest of the sum.
/// </summary>
public sealed class SparseJudge
{
    /// <summary>The digits.</summary>
    public const int Labels = 10;

    /// <summary>Sums of multiples of this below 1,024 are exact in single precision, so that a set is one sum in whatever order it was revealed.</summary>
    private const float Grain = 1f / (1 << 14);

    private readonly float[] _marks;
    private readonly float[] _values;

    internal SparseJudge(int size, int maximum, float[] marks, float[] values, float[] bias, DenseLayer hidden, DenseLayer last)
    {
        (Size, Maximum, _marks, _values, Bias) = (size, maximum, marks, values, [.. bias.Select(Round)]);
        (Hidden, Last) = (hidden, last);
    }

    /// <summary>The pictures' pixels a side.</summary>
    public int Size { get; }

    /// <summary>What the darkest pixel would be.</summary>
    public int Maximum { get; }

    /// <summary>The first layer's sum when nothing is revealed.</summary>
    internal float[] Bias { get; }

    internal int Width => Bias.Length;

    internal DenseLayer Hidden { get; }

    internal DenseLayer Last { get; }

    /// <summary>What the judge believes of a picture of which only these pixels are known.</summary>
    /// <param name="revealed">A set: a pixel named twice counts once.</param>
    /// <exception cref="ArgumentException">A pixel lies outside of the picture, or is named with two values.</exception>
    public Credences Judge(IEnumerable<Pixel> revealed)
    {
        ArgumentNullException.ThrowIfNull(revealed);
        Pixel[] pixels = [.. revealed.Distinct().OrderBy(p => p.Row).ThenBy(p => p.Column)];
        if (pixels.Any(p => p.Row < 0 || p.Row >= Size || p.Column < 0 || p.Column >= Size || p.Value < 0 || p.Value > Maximum)
            || pixels.DistinctBy(p => (p.Row, p.Column)).Count() < pixels.Length)
        {
            throw new ArgumentException($"Pixels are within {Size} x {Size}, from 0 to {Maximum}, each with one value.", nameof(revealed));
        }

        var batch = new JudgeBatch(this, 1);
        Bias.CopyTo(batch.Sum(0));
        var column = new float[Width];
        foreach (var pixel in pixels)
        {
            Column((pixel.Row * Size) + pixel.Column, pixel.Value, column);
            Floats.Add(batch.Sum(0), column, batch.Sum(0));
        }

        batch.Run(1);
        var logits = batch.Logits(0).ToArray();
        return Credences.Normalise([.. logits.Select(l => Math.Exp((double)l - logits.Max()))]);
    }

    /// <summary>What one revealed pixel adds to the first layer's sum.</summary>
    internal void Column(int pixel, int value, Span<float> column)
    {
        var (at, share) = (pixel * Width, (float)value / Maximum);
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = Round(_marks[at + i] + (share * _values[at + i]));
        }
    }

    private static float Round(float value) => MathF.Round(value / Grain) * Grain;
}
