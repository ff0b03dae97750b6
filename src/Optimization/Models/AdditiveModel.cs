using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// f for worlds whose statements speak to x one by one: a network shared by all parts turns a part's latents into
/// weights on the features of x that face it, and the contributions add up to log odds, or to a mean and a variance.
/// </summary>
/// <remarks>
/// To a variance independent parts add squares: of a feature, and of a weight that the network gives as a logarithm, since
/// what is believed narrowly adds ten thousand times less than what is believed widely and must be as right.
/// </remarks>
internal sealed class AdditiveModel : Module<Tensor, Tensor, Tensor>, ICountedModule
{
    private const double SmallestVariance = 1e-8;
    [ComponentName(Name = "weights")]
    private readonly Perceptron _weights;

    [ComponentName(Name = "kinds")]
    private readonly Tensor _kinds;

    [ComponentName(Name = "places")]
    private readonly Tensor _places;

    [ComponentName(Name = "edges")]
    private readonly Tensor? _edges;

    private readonly int _parts;
    private readonly int _features;
    private readonly int _outputs;
    private double _sums;

    public AdditiveModel(AdditiveStructure structure, int width, SeededRandom random)
        : base(nameof(AdditiveModel))
    {
        (_parts, _features) = (structure.Parts.Count, structure.Features);
        _outputs = structure.Edges.Count == 0 ? 1 : 2;
        _kinds = Parts.Kinds(structure.Parts);
        _places = Parts.Places(structure.Parts);
        _edges = _outputs == 2 ? Ops.FromArray([.. structure.Edges]) : null;
        var inputs = (int)(_kinds.shape[1] + structure.Parts[0].Latents.Count);
        _weights = new Perceptron([inputs, width, width, _outputs * _features], random, outputScale: .1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public double? MultiplyAdds => _weights.MultiplyAdds + _sums;

    /// <summary>As <see cref="IConditionalModel.LogProbabilities"/>.</summary>
    public override Tensor forward(Tensor x, Tensor z)
    {
        _sums += Ops.Passes * (double)z.shape[0] * x.shape[1] * x.shape[2] * _outputs;
        var parts = Parts.Gather(z, _places, _kinds);                                       // [B, P, kinds + latents]
        var weights = _weights.call(parts).reshape(-1, _parts * _features, _outputs);       // [B, P*F, O] once regrouped
        return _edges is null ? LogOdds.ToLogProbabilities(matmul(x, weights).squeeze(-1)) : FromMoments(x, weights);
    }

    /// <summary>x [1 or B, N, P*F] and weights [B, P*F, 2] -> [B, N, A] log probabilities of the cut number.</summary>
    private Tensor FromMoments(Tensor x, Tensor weights)
    {
        var mean = matmul(x, weights.narrow(-1, 0, 1));                                     // [B, N, 1]
        var variance = matmul(x * x, weights.narrow(-1, 1, 1).exp());
        return BinnedNormal.LogProbabilities(_edges!.Minus(mean) / variance.Plus(SmallestVariance).sqrt());
    }
}
