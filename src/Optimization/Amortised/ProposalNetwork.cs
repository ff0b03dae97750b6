using LearningThePrior.Optimization.Models;
using LearningThePrior.Probability;
using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Amortised;

/// <summary>From D, how often it holds each (x, y), to the log odds of each of finitely many backgrounds. In single precision.</summary>
internal sealed class ProposalNetwork : Module<Tensor, Tensor>
{
    [ComponentName(Name = "told")]
    private readonly Perceptron _told;

    /// <param name="examples">Different (x, y) that D can hold.</param>
    /// <param name="backgrounds">Of which D tells.</param>
    /// <param name="width">Of the two hidden layers.</param>
    /// <param name="random">Draws the first weights.</param>
    public ProposalNetwork(int examples, int backgrounds, int width, SeededRandom random)
        : base(nameof(ProposalNetwork))
    {
        _told = new([examples, width, width, backgrounds], random, outputScale: .3);
        _told.to(ScalarType.Float32);
        RegisterComponents();
    }

    /// <summary>[B, examples] -> [B, backgrounds].</summary>
    public override Tensor forward(Tensor data) => _told.call(data);
}
