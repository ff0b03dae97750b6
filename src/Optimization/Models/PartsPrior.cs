using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models;

/// <summary>How plausible z is: a network shared by parts of one kind speaks for the parts, and one over the whole z for what does not add up.</summary>
internal sealed class PartsPrior : Module<Tensor, Tensor>, ICountedModule
{
    [ComponentName(Name = "part")]
    private readonly Perceptron _part;

    [ComponentName(Name = "whole")]
    private readonly Perceptron _whole;

    [ComponentName(Name = "kinds")]
    private readonly Tensor _kinds;

    [ComponentName(Name = "places")]
    private readonly Tensor _places;

    public PartsPrior(IReadOnlyList<LatentPart> parts, int dimension, int width, SeededRandom random)
        : base(nameof(PartsPrior))
    {
        _kinds = Parts.Kinds(parts);
        _places = Parts.Places(parts);
        _part = new Perceptron([(int)_kinds.shape[1] + parts[0].Latents.Count, width, width, 1], random, outputScale: .1);
        _whole = new Perceptron([dimension, width, 1], random, outputScale: 0);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public double? MultiplyAdds => _part.MultiplyAdds + _whole.MultiplyAdds;

    /// <summary>z [B, U] -> log prior in nats [B], but for a level.</summary>
    public override Tensor forward(Tensor z) =>
        _part.call(Parts.Gather(z, _places, _kinds)).sum(1).squeeze(-1).Plus(_whole.call(z).squeeze(-1));
}
