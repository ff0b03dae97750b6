using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// Prior(z): a learned predictor of the human's log prior ("Learning the prior", section "Notes &amp; elaborations"). A
/// network shared by parts of one kind speaks for the parts, and one over the whole z for what does not add up. Whether z is
/// possible at all is learned apart, by <see cref="Possible"/>: what forbids one z says nothing of how plausible others are.
/// </summary>
internal sealed class PriorModel : Module<Tensor, Tensor>
{
    private readonly Perceptron _part;
    private readonly Perceptron _whole;
    private readonly Perceptron _possible;
    private readonly Tensor _kinds;
    private readonly Tensor _places;
    private readonly TorchSharp.Modules.Parameter _level;

    public PriorModel(IReadOnlyList<LatentPart> parts, int dimension, int width, SeededRandom random)
        : base(nameof(PriorModel))
    {
        _kinds = Parts.Kinds(parts);
        _places = Parts.Places(parts);
        _part = new Perceptron([(int)_kinds.shape[1] + parts[0].Latents.Count, width, width, 1], random, outputScale: .1);
        _whole = new Perceptron([dimension, width, 1], random, outputScale: 0);
        _possible = new Perceptron([dimension, 2 * width, width, 1], random, outputScale: .1);
        _level = new TorchSharp.Modules.Parameter(zeros(1, dtype: ScalarType.Float64));
        RegisterComponents();
    }

    /// <summary>Whether some z were told to be impossible; until then every z counts as possible.</summary>
    public bool KnowsImpossible { get; set; }

    /// <summary>z [B, U] -> log prior in nats [B], up to a constant where it was learned from ratios.</summary>
    public override Tensor forward(Tensor z) =>
        KnowsImpossible ? Plausible(z).Plus(functional.logsigmoid(Possible(z))) : Plausible(z);

    /// <summary>z [B, U] -> log odds that z is possible [B].</summary>
    public Tensor Possible(Tensor z) => _possible.call(z).squeeze(-1);

    /// <summary>z [B, U] -> log prior in nats [B], provided that z is possible.</summary>
    public Tensor Plausible(Tensor z) =>
        _part.call(Parts.Gather(z, _places, _kinds)).sum(1).squeeze(-1).Plus(_whole.call(z).squeeze(-1)).Plus(_level);

    /// <summary>Sets the level that the first predictions start from, in nats.</summary>
    public void SetLevel(double nats)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        _level.copy_(Ops.FromArray([nats]));
    }
}
