using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>
/// A linear layer in plain C#, for networks that are asked millions of times about a few rows each. Every output is summed
/// over the inputs in one order, so that neither the number of rows nor the vector width changes a bit of it.
/// </summary>
internal sealed class DenseLayer
{
    /// <summary>Rows are taken four at a time: callers give buffers of a multiple of this.</summary>
    public const int RowBlock = 4;

    private const int ColumnBlock = 16;
    private readonly int _inputs;
    private readonly float[] _weights;
    private readonly float[] _bias;

    /// <param name="weights">[outputs, inputs], as Torch keeps them.</param>
    /// <param name="bias">[outputs].</param>
    public DenseLayer(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias)
    {
        _inputs = weights.Length / bias.Length;
        Outputs = (bias.Length + ColumnBlock - 1) / ColumnBlock * ColumnBlock;
        (_weights, _bias) = (new float[_inputs * Outputs], new float[Outputs]);
        bias.CopyTo(_bias);
        for (var output = 0; output < bias.Length; output++)
        {
            for (var input = 0; input < _inputs; input++)
            {
                _weights[(input * Outputs) + output] = weights[(output * _inputs) + input];
            }
        }
    }

    /// <summary>How many outputs a row has: a multiple of 16, those beyond the layer's own being zero.</summary>
    public int Outputs { get; }

    /// <summary>Computes some rows.</summary>
    /// <param name="input">[rows, inputs].</param>
    /// <param name="rows">A multiple of <see cref="RowBlock"/>.</param>
    /// <param name="output">[rows, <see cref="Outputs"/>].</param>
    public void Apply(ReadOnlySpan<float> input, int rows, Span<float> output)
    {
        for (var row = 0; row < rows; row += RowBlock)
        {
            for (var column = 0; column < Outputs; column += ColumnBlock)
            {
                ApplyBlock(input.Slice(row * _inputs, RowBlock * _inputs), output[((row * Outputs) + column)..], column);
            }
        }
    }

    private void ApplyBlock(ReadOnlySpan<float> input, Span<float> output, int column)
    {
        ref var x = ref MemoryMarshal.GetReference(input);
        ref var w = ref MemoryMarshal.GetReference(_weights.AsSpan(column));
        var (left, right) = (Vector256.Create<float>(_bias.AsSpan(column)), Vector256.Create<float>(_bias.AsSpan(column + 8)));
        var (a0, a1, a2, a3) = (left, left, left, left);
        var (b0, b1, b2, b3) = (right, right, right, right);
        for (var i = 0; i < _inputs; i++)
        {
            var w0 = Vector256.LoadUnsafe(ref w, (nuint)(i * Outputs));
            var w1 = Vector256.LoadUnsafe(ref w, (nuint)((i * Outputs) + 8));
            var v = Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref x, i));
            (a0, b0) = (Vector256.FusedMultiplyAdd(v, w0, a0), Vector256.FusedMultiplyAdd(v, w1, b0));
            v = Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref x, _inputs + i));
            (a1, b1) = (Vector256.FusedMultiplyAdd(v, w0, a1), Vector256.FusedMultiplyAdd(v, w1, b1));
            v = Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref x, (2 * _inputs) + i));
            (a2, b2) = (Vector256.FusedMultiplyAdd(v, w0, a2), Vector256.FusedMultiplyAdd(v, w1, b2));
            v = Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref x, (3 * _inputs) + i));
            (a3, b3) = (Vector256.FusedMultiplyAdd(v, w0, a3), Vector256.FusedMultiplyAdd(v, w1, b3));
        }

        Store(a0, b0, output);
        Store(a1, b1, output[Outputs..]);
        Store(a2, b2, output[(2 * Outputs)..]);
        Store(a3, b3, output[(3 * Outputs)..]);
    }

    private static void Store(Vector256<float> left, Vector256<float> right, Span<float> output)
    {
        left.CopyTo(output);
        right.CopyTo(output[8..]);
    }
}
