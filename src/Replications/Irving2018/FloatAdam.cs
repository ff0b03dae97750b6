using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>
/// Adam (Kingma and Ba 2015) for single precision and hundreds of thousands of weights. Like <see cref="Optimization.Torch.Adam"/> it keeps clear of
/// TorchSharp's scalars, and element by element its bits do not depend on the vector width.
/// </summary>
internal sealed class FloatAdam
{
    private const float First = .9f;
    private const float Second = .999f;
    private const float Small = 1e-8f;
    private readonly (Parameter Parameter, float[] Mean, float[] Square)[] _state;
    private int _steps;

    public FloatAdam(IEnumerable<Parameter> parameters) =>
        _state = [.. parameters.Select(p => (p, new float[p.numel()], new float[p.numel()]))];

    /// <summary>Forgets the gradients, runs backward from the loss, and steps.</summary>
    public void Step(torch.Tensor loss, double rate)
    {
        foreach (var (parameter, _, _) in _state)
        {
            parameter.grad = null;
        }

        loss.backward();
        _steps++;
        var scale = (float)(rate / (1 - Math.Pow(First, _steps)));
        var square = (float)(1 / (1 - Math.Pow(Second, _steps)));
        foreach (var (parameter, means, squares) in _state)
        {
            using var gradient = parameter.grad!;
            Update(
                MemoryMarshal.Cast<byte, float>(parameter.bytes), MemoryMarshal.Cast<byte, float>(gradient.bytes), means, squares, scale, square);
        }
    }

    private static void Update(
        Span<float> values, ReadOnlySpan<float> gradient, Span<float> means, Span<float> squares, float scale, float squareScale)
    {
        var v = MemoryMarshal.Cast<float, Vector<float>>(values);
        var g = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        var m = MemoryMarshal.Cast<float, Vector<float>>(means);
        var s = MemoryMarshal.Cast<float, Vector<float>>(squares);
        for (var i = 0; i < v.Length; i++)
        {
            m[i] = (First * m[i]) + ((1 - First) * g[i]);
            s[i] = (Second * s[i]) + ((1 - Second) * g[i] * g[i]);
            v[i] -= scale * m[i] / (Vector.SquareRoot(s[i] * squareScale) + new Vector<float>(Small));
        }

        for (var i = v.Length * Vector<float>.Count; i < values.Length; i++)
        {
            means[i] = (First * means[i]) + ((1 - First) * gradient[i]);
            squares[i] = (Second * squares[i]) + ((1 - Second) * gradient[i] * gradient[i]);
            values[i] -= scale * means[i] / (MathF.Sqrt(squares[i] * squareScale) + Small);
        }
    }
}
