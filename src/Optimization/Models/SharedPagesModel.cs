using LearningThePrior.Optimization.Torch;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// f that unrolls the learned Mz to the pages that speak of x ("To be really efficient you'll need to share parameters between f and Mz"), and learns from verdicts what each says: a small network that all pages share
/// makes weights of a page's body for the numbers of x that face it, and the contributions add up to log odds.
/// </summary>
/// <remarks>What it says of x is read from the tree itself, as the human reads it; the gradient by z is that of softened steps, as a tree has none.</remarks>
internal sealed class SharedPagesModel : Module<Tensor, Tensor, Tensor>, ICountedModule, ISharedStep
{
    private readonly UnrolledPages _pages;
    private double _sums;

    [ComponentName(Name = "answer")]
    private readonly Perceptron _answer;

    [ComponentName(Name = "step")]
    private readonly Module? _step;

    /// <param name="structure">Which pages speak of which numbers of x.</param>
    /// <param name="mz">Mz.</param>
    /// <param name="temperature">Of the steps whose gradient is followed, above 0.</param>
    /// <param name="width">Of the network that reads a page.</param>
    /// <param name="step">The weights of Mz where it is a copy that is trained along; null where it stays as it is.</param>
    /// <param name="random">Draws the first weights.</param>
    public SharedPagesModel(UnpackedSums structure, IPageUnpacker mz, double temperature, int width, Module? step, SeededRandom random)
        : base(nameof(SharedPagesModel))
    {
        (_step, _pages) = (step, new(mz, structure.Pages, temperature, isTrained: step is not null, mayLack: false));
        _answer = new Perceptron([mz.BodyWidth, width, structure.Features], random, outputScale: .1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public IEnumerable<TorchSharp.Modules.Parameter> StepWeights => _step?.parameters() ?? [];

    /// <inheritdoc/>
    /// <remarks>Without the step itself, which Mz takes.</remarks>
    public double? MultiplyAdds => _answer.MultiplyAdds + _sums;

    /// <summary>As <see cref="IConditionalModel.LogProbabilities"/>.</summary>
    public override Tensor forward(Tensor x, Tensor z)
    {
        _sums += Ops.Passes * (double)z.shape[0] * x.shape[1] * x.shape[2];
        var weights = _answer.call(_pages.Of(z)).reshape(z.shape[0], -1, 1);                 // [B, A*F, 1]
        return LogOdds.ToLogProbabilities(matmul(x, weights).squeeze(-1));
    }
}
