using LearningThePrior.Debate;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Digits;

/// <summary>The judge's network while it is trained: [mask, values] of all pixels, two rectified layers, ten logits.</summary>
internal sealed class SparseNetwork : Module<Tensor, Tensor>
{
    private readonly Linear _first;
    private readonly Linear _hidden;
    private readonly Linear _last;

    public SparseNetwork(int inputs, int width, int hidden, SeededRandom random)
        : base(nameof(SparseNetwork))
    {
        // Of the inputs only a few are not zero, so that the first layer's weights may be as large as those of a layer of few inputs.
        _first = Layer(inputs, width, .25, random);
        _hidden = Layer(width, hidden, Math.Sqrt(6.0 / width), random);
        _last = Layer(hidden, SparseJudge.Labels, Math.Sqrt(1.0 / hidden), random);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) =>
        _last.call(functional.relu(_hidden.call(functional.relu(_first.call(input)))));

    /// <summary>The trained judge.</summary>
    public SparseJudge ToJudge(int size, int maximum)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var area = size * size;
        var columns = _first.weight.t().contiguous().data<float>().ToArray();
        var width = columns.Length / (2 * area);
        return new(
            size, maximum, columns[..(area * width)], columns[(area * width)..], Numbers(_first.bias!),
            new(Numbers(_hidden.weight), Numbers(_hidden.bias!)), new(Numbers(_last.weight), Numbers(_last.bias!)));
    }

    private static float[] Numbers(Tensor values) => values.data<float>().ToArray();

    private static Linear Layer(int inputs, int outputs, double bound, SeededRandom random)
    {
        var layer = Linear(inputs, outputs, dtype: ScalarType.Float32);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var values = new float[inputs * outputs];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(bound * ((2 * random.NextDouble()) - 1));
        }

        layer.weight.copy_(tensor(values, dtype: ScalarType.Float32).reshape(outputs, inputs));
        layer.bias!.zero_();
        return layer;
    }
}
