using LearningThePrior.Probability;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>
/// The judge of Irving, Christiano and Amodei (2018): a network that sees which few pixels were revealed and their values, and
/// nothing else. It is trained in TorchSharp (<see cref="JudgeTraining"/>) and asked in plain C#: its first layer is a sum of one column a
/// pixel, so that sets that differ in one pixel share the rest of the sum, and the order of revealing changes no bit.
/// </summary>
public sealed class SparseJudge
{
    /// <summary>The digits.</summary>
    public const int Labels = 10;

    internal SparseJudge(int size, int maximum, SparseLayers network) => (Size, Maximum, Network) = (size, maximum, network);

    /// <summary>The pictures' pixels a side.</summary>
    public int Size { get; }

    /// <summary>What the darkest pixel would be.</summary>
    public int Maximum { get; }

    /// <summary>Inputs: for each pixel whether it is revealed, then for each pixel its value.</summary>
    internal SparseLayers Network { get; }

    /// <summary>What the judge believes of a picture of which only these pixels are known.</summary>
    /// <param name="revealed">A set: a pixel named twice counts once.</param>
    /// <exception cref="ArgumentException">A pixel lies outside of the picture, or is named with two values.</exception>
    public Credences Judge(IEnumerable<Pixel> revealed)
    {
        ArgumentNullException.ThrowIfNull(revealed);
        Pixel[] pixels = [.. revealed.Distinct()];
        if (pixels.Any(p => p.Row < 0 || p.Row >= Size || p.Column < 0 || p.Column >= Size || p.Value < 0 || p.Value > Maximum)
            || pixels.DistinctBy(p => (p.Row, p.Column)).Count() < pixels.Length)
        {
            throw new ArgumentException($"Pixels are within {Size} x {Size}, from 0 to {Maximum}, each with one value.", nameof(revealed));
        }

        var batch = new NetworkBatch(Network, 1);
        Network.Begin(batch.Sum(0));
        foreach (var pixel in pixels)
        {
            AddPixel(batch.Sum(0), (pixel.Row * Size) + pixel.Column, pixel.Value);
        }

        batch.Run(1);
        var logits = batch.Outputs(0).ToArray();
        return Credences.Normalise([.. logits.Select(l => Math.Exp((double)l - logits.Max()))]);
    }

    /// <summary>Adds a revealed pixel to a first-layer sum.</summary>
    internal void AddPixel(Span<float> sum, int pixel, int value)
    {
        Network.Add(sum, pixel, 1);
        Network.Add(sum, (Size * Size) + pixel, (float)value / Maximum);
    }
}
