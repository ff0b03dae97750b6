using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Torch;

/// <summary>The numbers of a weight in double precision, whether it holds doubles or singles.</summary>
internal static class Weights
{
    /// <summary>A copy of a weight's numbers.</summary>
    public static double[] Read(Tensor weight)
    {
        var values = new double[weight.numel()];
        Read(weight, values);
        return values;
    }

    /// <summary>Copies a weight's numbers.</summary>
    /// <param name="weight">The weight, contiguous.</param>
    /// <param name="values">Where they go: as many numbers.</param>
    public static void Read(Tensor weight, Span<double> values)
    {
        if (weight.dtype != ScalarType.Float32)
        {
            MemoryMarshal.Cast<byte, double>(weight.bytes).CopyTo(values);
            return;
        }

        var singles = MemoryMarshal.Cast<byte, float>(weight.bytes);
        var i = 0;
        for (; i <= singles.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(singles[i..]), out var first, out var second);
            first.CopyTo(values[i..]);
            second.CopyTo(values[(i + Vector<double>.Count)..]);
        }

        for (; i < singles.Length; i++)
        {
            values[i] = singles[i];
        }
    }

    /// <summary>Sets a weight's numbers in place.</summary>
    public static void Write(Tensor weight, ReadOnlySpan<double> values)
    {
        if (weight.dtype != ScalarType.Float32)
        {
            values.CopyTo(MemoryMarshal.Cast<byte, double>(weight.bytes));
            return;
        }

        var singles = MemoryMarshal.Cast<byte, float>(weight.bytes);
        var i = 0;
        for (; i <= singles.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Narrow(new Vector<double>(values[i..]), new Vector<double>(values[(i + Vector<double>.Count)..])).CopyTo(singles[i..]);
        }

        for (; i < singles.Length; i++)
        {
            singles[i] = (float)values[i];
        }
    }
}
