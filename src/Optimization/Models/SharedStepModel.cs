using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// f that shares the learned step of Mz, followed along x ("To be really efficient you'll need to share parameters between f and Mz"), and learns from verdicts what
/// the human makes of the leaves: 49 numbers over a step that Mz has learned.
/// </summary>
/// <remarks>What it says of x is read from the tree itself, as the human reads it; the gradient by z is that of softened steps, as a tree has none.</remarks>
internal sealed class SharedStepModel : Module<Tensor, Tensor, Tensor>, ICountedModule, ISharedStep
{
    private const int Width = 8;
    private readonly UnpackedStructure _structure;
    private readonly double _temperature;
    private readonly SoftSteps _steps;

    [ComponentName(Name = "answer")]
    private readonly Perceptron _answer;

    [ComponentName(Name = "step")]
    private readonly Module? _step;

    private readonly IStepUnpacker _mz;

    /// <param name="structure">How a question runs along Mz.</param>
    /// <param name="mz">Mz.</param>
    /// <param name="temperature">Of the steps whose gradient is followed, above 0.</param>
    /// <param name="step">The weights of Mz where it is a copy that is trained along; null where it stays as it is.</param>
    /// <param name="random">Draws the first weights.</param>
    public SharedStepModel(UnpackedStructure structure, IStepUnpacker mz, double temperature, Module? step, SeededRandom random)
        : base(nameof(SharedStepModel))
    {
        (_structure, _temperature, _steps) = (structure, temperature, new(structure.MaxSteps));
        (_mz, _step) = (mz, step);
        _answer = new Perceptron([4, Width, 1], random, outputScale: .1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public IEnumerable<TorchSharp.Modules.Parameter> StepWeights => _step?.parameters() ?? [];

    /// <inheritdoc/>
    /// <remarks>Without the step itself, which Mz takes.</remarks>
    public double? MultiplyAdds => _answer.MultiplyAdds + _steps.MultiplyAdds;

    /// <summary>As <see cref="IConditionalModel.LogProbabilities"/>.</summary>
    public override Tensor forward(Tensor x, Tensor z) =>
        LogOdds.ToLogProbabilities(_answer.call(LeafFeatures.Of(x, _steps.Share(x, Step(z)), _structure.MaxSteps)).squeeze(-1));

    private StepTables Step(Tensor z)
    {
        var at = BaseSpace.Of(z);
        var hard = Hard(at.detach());
        return z.requires_grad || (_step is not null && is_grad_enabled()) ? StepTables.StraightThrough(hard, _mz.Step(at, _temperature)) : hard;
    }

    private StepTables Hard(Tensor at)
    {
        using var frozen = no_grad();
        return _mz.Step(at, 0);
    }
}
