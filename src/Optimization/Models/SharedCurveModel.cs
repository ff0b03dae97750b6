using LearningThePrior.Optimization.Torch;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// f that unrolls the learned Mz to the pages that tell of a number ("To be really efficient you'll need to share parameters between f and Mz"), and learns from verdicts what they say together: a network over all of these pages
/// makes weights for the numbers of x, which give the number's mean and variance.
/// </summary>
/// <remarks>
/// What it says of x is read from the tree itself, as the human reads it; a page that the tree does not have is all zeros. The gradient by z is that of softened steps, as a tree has none.
/// </remarks>
internal sealed class SharedCurveModel : Module<Tensor, Tensor, Tensor>, ICountedModule, ISharedStep
{
    private const double SmallestVariance = 1e-8;
    private readonly UnrolledPages _pages;
    private double _sums;

    [ComponentName(Name = "answer")]
    private readonly Perceptron _answer;

    [ComponentName(Name = "edges")]
    private readonly Tensor _edges;

    [ComponentName(Name = "step")]
    private readonly Module? _step;

    /// <param name="structure">Which pages tell of the number, and how it is cut.</param>
    /// <param name="mz">Mz.</param>
    /// <param name="temperature">Of the steps whose gradient is followed, above 0.</param>
    /// <param name="width">Of the network that reads the pages.</param>
    /// <param name="step">The weights of Mz where it is a copy that is trained along; null where it stays as it is.</param>
    /// <param name="random">Draws the first weights.</param>
    public SharedCurveModel(UnpackedCurve structure, IPageUnpacker mz, double temperature, int width, Module? step, SeededRandom random)
        : base(nameof(SharedCurveModel))
    {
        (_step, _pages) = (step, new(mz, structure.Pages, temperature, isTrained: step is not null, mayLack: true));
        _answer = new Perceptron([structure.Pages.Count * mz.BodyWidth, width, width, 2 * structure.Features], random, outputScale: .1);
        _edges = Ops.FromArray([.. structure.Edges]);
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
        _sums += Ops.Passes * (double)z.shape[0] * x.shape[1] * x.shape[2] * 2;
        var weights = _answer.call(_pages.Of(z).flatten(1)).reshape(z.shape[0], -1, 2);         // [B, F, 2]
        var mean = matmul(x, weights.narrow(-1, 0, 1));                                      // [B, N, 1]
        var variance = matmul(x * x, weights.narrow(-1, 1, 1).exp());
        return BinnedNormal.LogProbabilities(_edges.Minus(mean) / variance.Plus(SmallestVariance).sqrt());
    }
}
