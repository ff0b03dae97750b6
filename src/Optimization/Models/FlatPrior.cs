using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// The prior switched off, an ablation: all that a tree can say is held alike, and nobody is asked. Where z states sets of values, a wider one leaves more open and is the
/// more plausible for it; else every z is as plausible as any other.
/// </summary>
/// <param name="breadth">Nats for each number of z; null for none.</param>
internal sealed class FlatPrior(IReadOnlyList<double>? breadth) : IPriorModel
{
    /// <inheritdoc/>
    public bool Learns => false;

    /// <inheritdoc/>
    public ModelCost? Cost => new(0, 0);

    /// <inheritdoc/>
    public Tensor LogPriors(Tensor z) => (breadth is null ? z * 0 : z * Ops.FromArray([.. breadth])).sum(-1);

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
