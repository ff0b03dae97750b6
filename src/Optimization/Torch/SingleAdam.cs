using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Torch;

/// <summary><see cref="Adam"/> for parameters in single precision: networks that are larger than the loop's, trained in large batches.</summary>
/// <param name="parameters">What to train.</param>
internal sealed class SingleAdam(IReadOnlyList<Parameter> parameters)
{
    private const float First = .9f;
    private const float Second = .999f;
    private const float Small = 1e-8f;
    private readonly (float[] Mean, float[] Square)[] _moments = [.. parameters.Select(p => (new float[p.numel()], new float[p.numel()]))];
    private int _steps;

    /// <summary>Forgets the gradients, runs backward from the loss, and steps; a gradient longer than 1 is shortened to 1.</summary>
    public void Step(Tensor loss, double rate)
    {
        foreach (var parameter in parameters)
        {
            parameter.grad = null;
        }

        loss.backward();
        using var frozen = no_grad();
        float[][] gradients = [.. parameters.Select(p => p.grad!.data<float>().ToArray())];
        var length = Math.Sqrt(gradients.Sum(gradient => gradient.Sum(g => (double)g * g)));
        var shorten = (float)(1 / Math.Max(1, length));
        _steps++;
        var (scale, second) = ((float)(rate / (1 - Math.Pow(First, _steps))), (float)(1 - Math.Pow(Second, _steps)));
        for (var i = 0; i < gradients.Length; i++)
        {
            var values = MemoryMarshal.Cast<byte, float>(parameters[i].bytes);
            var (gradient, (mean, square)) = (gradients[i], _moments[i]);
            var k = 0;

            // Several numbers at a time, as in Adam: each with the roundings that it has alone.
            for (; k <= gradient.Length - Vector<float>.Count; k += Vector<float>.Count)
            {
                var g = new Vector<float>(gradient, k) * shorten;
                var m = (First * new Vector<float>(mean, k)) + ((1 - First) * g);
                var s = (Second * new Vector<float>(square, k)) + ((1 - Second) * g * g);
                m.CopyTo(mean, k);
                s.CopyTo(square, k);
                var at = values.Slice(k, Vector<float>.Count);
                (new Vector<float>(at) - (scale * m / (Vector.SquareRoot(s / second) + new Vector<float>(Small)))).CopyTo(at);
            }

            for (; k < gradient.Length; k++)
            {
                var g = gradient[k] * shorten;
                mean[k] = (First * mean[k]) + ((1 - First) * g);
                square[k] = (Second * square[k]) + ((1 - Second) * g * g);
                values[k] -= scale * mean[k] / (MathF.Sqrt(square[k] / second) + Small);
            }
        }
    }
}
