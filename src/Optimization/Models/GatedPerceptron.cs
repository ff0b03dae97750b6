using LearningThePrior.Probability;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// A <see cref="Perceptron"/> whose first hidden values are multiplied by another linear layer of the same input (Shazeer 2020), so that which of some numbers is read can depend on words beside
/// them: a sum of the two, bent, has to learn that from far more hidden values.
/// </summary>
internal sealed class GatedPerceptron : Module<Tensor, Tensor>, ICountedModule
{
    [ComponentName(Name = "first")]
    private readonly Perceptron _first;

    [ComponentName(Name = "gate")]
    private readonly Perceptron _gate;

    [ComponentName(Name = "rest")]
    private readonly Perceptron _rest;

    /// <param name="widths">Inputs, hidden widths (one at least), outputs.</param>
    /// <param name="random">Where the first weights come from.</param>
    public GatedPerceptron(IReadOnlyList<int> widths, SeededRandom random)
        : base(nameof(GatedPerceptron))
    {
        (_first, _gate, _rest) = (new([widths[0], widths[1]], random), new([widths[0], widths[1]], random), new([.. widths.Skip(1)], random));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public double? MultiplyAdds => _first.MultiplyAdds + _gate.MultiplyAdds + _rest.MultiplyAdds;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => _rest.call(functional.silu(_first.call(input)).mul(_gate.call(input)));
}
