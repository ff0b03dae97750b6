using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// Linear layers with SiLU between them, in double precision. Weights are drawn from our own generator, since Torch's is
/// global to the process and would tie one world's bytes to another's.
/// </summary>
internal sealed class Perceptron : Module<Tensor, Tensor>, ICountedModule
{
    private readonly double _products;
    [ComponentName(Name = "layers")]
    private readonly ModuleList<Linear> _layers = [];

    /// <param name="widths">Inputs, hidden widths, outputs.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="outputScale">Scale of the last layer's first weights; small makes the first function nearly flat.</param>
    public Perceptron(IReadOnlyList<int> widths, SeededRandom random, double outputScale = 1)
        : base(nameof(Perceptron))
    {
        for (var i = 0; i + 1 < widths.Count; i++)
        {
            var (from, to) = (widths[i], widths[i + 1]);
            var layer = SeededModules.Layer(() => Linear(from, to, dtype: ScalarType.Float64));
            var bound = (i + 2 == widths.Count ? outputScale : 1) * Math.Sqrt(3.0 / widths[i]);
            SetWeights(layer, bound, random);
            _layers.append(layer);
            _products += (double)widths[i] * widths[i + 1];
        }

        RegisterComponents();
    }

    /// <summary>A mask of the given shape that multiplies the hidden values, while training with dropout; null for none.</summary>
    public Func<long[], Tensor>? DropHidden { get; set; }

    /// <summary>Whether its weights are doubles or, after a conversion, singles.</summary>
    public ScalarType Precision => _layers[0].weight.dtype;

    /// <inheritdoc/>
    public double? MultiplyAdds { get; private set; } = 0;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var value = input;
        MultiplyAdds += Ops.Passes * _products * (input.numel() / (double)input.shape[^1]);
        for (var i = 0; i < _layers.Count; i++)
        {
            value = _layers[i].call(value);
            if (i + 1 < _layers.Count)
            {
                value = functional.silu(value);
                value = DropHidden is null ? value : value * DropHidden(value.shape);
            }
        }

        return value;
    }

    private static void SetWeights(Linear layer, double bound, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var count = (int)layer.weight.numel();
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = bound * ((2 * random.NextDouble()) - 1);
        }

        layer.weight.copy_(Ops.FromArray(values, layer.weight.shape));
        layer.bias?.zero_();
    }
}
