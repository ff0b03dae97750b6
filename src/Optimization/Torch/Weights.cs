using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Torch;

/// <summary>The numbers of a weight in double precision, whether it holds doubles or singles.</summary>
internal static class Weights
{
    /// <summary>A copy of a weight's numbers.</summary>
    public static double[] Read(Tensor weight) => weight.dtype == ScalarType.Float32
        ? Array.ConvertAll(MemoryMarshal.Cast<byte, float>(weight.bytes).ToArray(), v => (double)v)
        : MemoryMarshal.Cast<byte, double>(weight.bytes).ToArray();

    /// <summary>Sets a weight's numbers in place.</summary>
    public static void Write(Tensor weight, ReadOnlySpan<double> values)
    {
        if (weight.dtype == ScalarType.Float32)
        {
            var singles = MemoryMarshal.Cast<byte, float>(weight.bytes);
            for (var i = 0; i < singles.Length; i++)
            {
                singles[i] = (float)values[i];
            }
        }
        else
        {
            values.CopyTo(MemoryMarshal.Cast<byte, double>(weight.bytes));
        }
    }
}
