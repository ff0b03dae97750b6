using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Amortised;

/// <summary>
/// A set encoder in single precision: each (x, y) of D has a learned code, the codes are summed, two layers make of the sum a code of what D
/// tells, and the log odds of a question are the product of that with the question's own code.
/// </summary>
internal sealed class AmortisedNetwork : Module<Tensor, Tensor, Tensor>, ICountedModule
{
    [ComponentName(Name = "examples")]
    private readonly Linear _examples;

    [ComponentName(Name = "hidden")]
    private readonly Linear _hidden;

    [ComponentName(Name = "told")]
    private readonly Linear _told;

    [ComponentName(Name = "question")]
    private readonly Linear _question;

    [ComponentName(Name = "asked")]
    private readonly Linear _asked;

    [ComponentName(Name = "scale")]
    private readonly Tensor _scale;

    /// <param name="examples">Different (x, y) that D can hold.</param>
    /// <param name="features">Numbers of an encoded question.</param>
    /// <param name="marks">Different marks that questions can have, 0 or 1 each.</param>
    /// <param name="width">Of every layer.</param>
    /// <param name="random">Draws the first weights.</param>
    public AmortisedNetwork(int examples, int features, int marks, int width, SeededRandom random)
        : base(nameof(AmortisedNetwork))
    {
        // Counts come divided by the root of how many there are, so that codes of unit size make sums of unit size.
        _examples = Layer(examples, width, 1, random);
        _hidden = Layer(width, width, width, random);
        _told = Layer(width, width, width, random);
        _question = Layer(features + marks, width, features, random);
        _asked = Layer(width, width, width, random);
        _scale = Ops.FromArray([(float)(1 / Math.Sqrt(width))]);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public double? MultiplyAdds { get; private set; } = 0;

    /// <summary>Data sets [B, examples], counts over the root of their number, and questions [Q, features + marks] -> log odds of yes [B, Q].</summary>
    public override Tensor forward(Tensor data, Tensor questions)
    {
        var told = _told.call(functional.silu(_hidden.call(functional.silu(_examples.call(data)))));
        var asked = _asked.call(functional.silu(_question.call(questions)));
        var width = (double)_told.weight.shape[0];
        MultiplyAdds += Ops.Passes * ((data.shape[0] * width * (data.shape[1] + (2 * width))) + (questions.shape[0] * width * (questions.shape[1] + width)) + (data.shape[0] * questions.shape[0] * width));
        return matmul(told, asked.t()) * _scale;
    }

    private static Linear Layer(int from, int to, int spread, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var layer = SeededModules.Layer(() => Linear(from, to, dtype: ScalarType.Float32));
        var bound = Math.Sqrt(3.0 / spread);
        var values = new float[from * to];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(bound * ((2 * random.NextDouble()) - 1));
        }

        layer.weight.copy_(Ops.FromArray(values, to, from));
        layer.bias!.zero_();
        return layer;
    }
}
