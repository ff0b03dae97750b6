using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>
/// A density of z as an invertible map to a standard normal: affine couplings, each of which moves one half of the numbers by what the other half says, and turns them (Dinh,
/// Sohl-Dickstein and Bengio 2017).
/// </summary>
internal sealed class RealNvp : Module
{
    private const double LargestLogScale = 2;
    private readonly int _latents;
    private readonly int _kept;

    [ComponentName(Name = "couplings")]
    private readonly ModuleList<Perceptron> _couplings = [];

    public RealNvp(int latents, int couplings, int width, SeededRandom random)
        : base(nameof(RealNvp))
    {
        (_latents, _kept) = (latents, latents / 2);
        for (var i = 0; i < couplings && _kept > 0; i++)
        {
            _couplings.append(new Perceptron([_kept, width, width, 2 * (latents - _kept)], random, .05));
        }

        RegisterComponents();
    }

    /// <summary>[N, U] to [N, U], and [N] the log determinant.</summary>
    public (Tensor Base, Tensor LogDeterminant) ToBase(Tensor z)
    {
        var sum = zeros(z.shape[0], dtype: z.dtype);
        foreach (var coupling in _couplings)
        {
            var (kept, moved) = (z.narrow(1, 0, _kept), z.narrow(1, _kept, _latents - _kept));
            var (shift, logScale) = Affine(coupling, kept);
            z = cat([moved.Plus(shift).mul(logScale.exp()), kept], 1);
            sum = sum.Plus(logScale.sum(1));
        }

        return (z, sum);
    }

    /// <summary>[N, U] to [N, U]: the way back.</summary>
    public Tensor FromBase(Tensor normal)
    {
        for (var i = _couplings.Count - 1; i >= 0; i--)
        {
            var (moved, kept) = (normal.narrow(1, 0, _latents - _kept), normal.narrow(1, _latents - _kept, _kept));
            var (shift, logScale) = Affine(_couplings[i], kept);
            normal = cat([kept, moved.mul((-logScale).exp()).Minus(shift)], 1);
        }

        return normal;
    }

    private (Tensor Shift, Tensor LogScale) Affine(Perceptron coupling, Tensor kept)
    {
        var said = coupling.call(kept);
        var moved = _latents - _kept;
        return (said.narrow(1, 0, moved), said.narrow(1, moved, moved).Times(1 / LargestLogScale).tanh().Times(LargestLogScale));
    }
}
