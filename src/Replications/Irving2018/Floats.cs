using System.Numerics;
using System.Runtime.InteropServices;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>Vectors of floats, element by element: the same bits at every vector width.</summary>
internal static class Floats
{
    /// <summary>sum = a + b.</summary>
    public static void Add(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> sum)
    {
        var left = MemoryMarshal.Cast<float, Vector<float>>(a);
        var right = MemoryMarshal.Cast<float, Vector<float>>(b);
        var both = MemoryMarshal.Cast<float, Vector<float>>(sum);
        for (var i = 0; i < both.Length; i++)
        {
            both[i] = left[i] + right[i];
        }

        for (var i = both.Length * Vector<float>.Count; i < sum.Length; i++)
        {
            sum[i] = a[i] + b[i];
        }
    }

    /// <summary>Sets what is below zero to zero.</summary>
    public static void Rectify(Span<float> values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = Vector.Max(vectors[i], Vector<float>.Zero);
        }

        for (var i = vectors.Length * Vector<float>.Count; i < values.Length; i++)
        {
            values[i] = Math.Max(values[i], 0);
        }
    }
}
