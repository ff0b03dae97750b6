using LearningThePrior.Probability;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// f that shares nothing: one network over the numbers of x and z side by side. For worlds that state no structure, and as
/// the ablation of the others.
/// </summary>
internal sealed class UnsharedModel : Module<Tensor, Tensor, Tensor>, ICountedModule
{
    [ComponentName(Name = "answers")]
    private readonly Perceptron _answers;

    public UnsharedModel(int features, int latents, int answers, int width, SeededRandom random)
        : base(nameof(UnsharedModel))
    {
        _answers = new Perceptron([features + latents, width, width, answers], random, outputScale: .1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public double? MultiplyAdds => _answers.MultiplyAdds;

    /// <summary>As <see cref="IConditionalModel.LogProbabilities"/>.</summary>
    public override Tensor forward(Tensor x, Tensor z)
    {
        var (batch, count) = (Math.Max(x.shape[0], z.shape[0]), x.shape[1]);
        var rows = cat([x.expand(batch, -1, -1), z.unsqueeze(1).expand(batch, count, -1)], -1);
        return _answers.call(rows).log_softmax(-1);
    }
}
