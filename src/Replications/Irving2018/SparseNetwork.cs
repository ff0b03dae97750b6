using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>
/// A network of three rectified layers over inputs of which only a few are not zero: those few are named by index, and the
/// first layer adds up their rows. In single precision; weights are drawn from our own generator.
/// </summary>
internal sealed class SparseNetwork : Module
{
    private readonly Parameter _rows;
    private readonly Parameter _bias;
    private readonly Linear _hidden;
    private readonly Linear _last;

    /// <param name="inputs">Inputs in all.</param>
    /// <param name="width">First layer.</param>
    /// <param name="hidden">Second layer.</param>
    /// <param name="outputs">Outputs.</param>
    /// <param name="random">Where the first weights come from.</param>
    public SparseNetwork(int inputs, int width, int hidden, int outputs, SeededRandom random)
        : base(nameof(SparseNetwork))
    {
        // As large as if there were some hundred inputs, however many are zero.
        _rows = Parameter(Uniform([inputs, width], .25, random));
        _bias = Parameter(zeros(width, dtype: ScalarType.Float32));
        _hidden = Layer(width, hidden, Math.Sqrt(6.0 / width), random);
        _last = Layer(hidden, outputs, Math.Sqrt(1.0 / hidden), random);
        RegisterComponents();
    }

    /// <summary>[rows, outputs].</summary>
    /// <param name="indices">[rows * few]: the inputs that are not zero, row by row.</param>
    /// <param name="values">[rows, few, 1]: what they are.</param>
    public Tensor Forward(Tensor indices, Tensor values)
    {
        var few = _rows.index_select(0, indices).reshape(values.shape[0], values.shape[1], -1);
        var first = functional.relu(few.mul(values).sum([1]).Plus(_bias));
        return _last.call(functional.relu(_hidden.call(first)));
    }

    /// <summary>What it is now, in plain C#.</summary>
    public SparseLayers ToLayers() => new(
        Numbers(_rows), Numbers(_bias), new(Numbers(_hidden.weight), Numbers(_hidden.bias!)), new(Numbers(_last.weight), Numbers(_last.bias!)), (int)_last.bias!.numel());

    private static float[] Numbers(Tensor values) => values.data<float>().ToArray();

    private static Linear Layer(int inputs, int outputs, double bound, SeededRandom random)
    {
        var layer = SeededModules.Layer(() => Linear(inputs, outputs, dtype: ScalarType.Float32));
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        layer.weight.copy_(Uniform([outputs, inputs], bound, random));
        layer.bias!.zero_();
        return layer;
    }

    private static Tensor Uniform(long[] shape, double bound, SeededRandom random)
    {
        var values = new float[shape[0] * shape[1]];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(bound * ((2 * random.NextDouble()) - 1));
        }

        return Ops.FromArray(values, shape);
    }
}
