using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>The prior switched off, an ablation: every z is as plausible as any other, and nobody is asked.</summary>
internal sealed class FlatPrior : IPriorModel
{
    /// <inheritdoc/>
    public bool Learns => false;

    /// <inheritdoc/>
    public ModelCost? Cost => new(0, 0);

    /// <inheritdoc/>
    public Tensor LogPriors(Tensor z) => (z * 0).sum(-1);

    /// <inheritdoc/>
    public double? Train(PriorAnswers answers, int steps, double rate, SeededRandom random) => null;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, NamedArray> Save() => new Dictionary<string, NamedArray>();

    /// <inheritdoc/>
    public void Load(IReadOnlyDictionary<string, NamedArray> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count > 0)
        {
            throw new InvalidDataException("A flat prior has no weights.");
        }
    }
}
