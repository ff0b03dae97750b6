using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Judging;

/// <summary>
/// How far each side of a debate is to be believed: one network for all sides, and a softmax over them and "neither", so
/// that sides who change places change beliefs.
/// </summary>
internal sealed class BeliefModel : Module<Tensor, Tensor>
{
    private readonly Perceptron _score;

    public BeliefModel(int features, int hidden, SeededRandom random)
        : base(nameof(BeliefModel))
    {
        _score = new Perceptron(hidden == 0 ? [features, 1] : [features, hidden, 1], random, outputScale: .1);
        RegisterComponents();
    }

    /// <summary>[B, S, F] -> [B, S + 1] log beliefs, the last in neither.</summary>
    public override Tensor forward(Tensor sides)
    {
        var scores = _score.call(sides).squeeze(-1);
        return cat([scores, zeros(scores.shape[0], 1, dtype: ScalarType.Float64)], -1).log_softmax(-1);
    }

    /// <summary>All weights: a matrix, output by output, and a bias for each layer.</summary>
    public double[][] Weights() => [.. parameters().Select(p => p.ToArray())];

    /// <summary>Takes weights of the same sizes.</summary>
    public void SetWeights(IReadOnlyList<double[]> weights)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (parameter, values) in parameters().Zip(weights))
        {
            parameter.copy_(Ops.FromArray(values, parameter.shape));
        }
    }
}
