using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Torch;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>
/// X for answers that are amounts, in units from one that stands for nothing. Its loss grows with the distance and not with the square, so that an overseer's errors,
/// drawn far off, leave what is learned where most answers are.
/// </summary>
/// <param name="network">Makes a network.</param>
/// <param name="zero">The number that stands for nothing.</param>
/// <param name="most">The greatest number.</param>
/// <param name="unit">What one is worth.</param>
/// <param name="settings">How it learns.</param>
internal sealed class AmountAnswerer(Func<nn.Module<Tensor, Tensor, Tensor>> network, int zero, int most, double unit, AnswererSettings settings)
    : TreeAnswerer(network, settings)
{
    private const double Near = .02;

    private protected override Tokens Best(ReadOnlySpan<double> said) =>
        new((int)Math.Clamp(Math.Round(zero + (said[0] / unit)), 0, most));

    private protected override Tensor Losses(Tensor said, Tensor targets)
    {
        var off = said.Minus(targets.Plus(-zero).Times(unit));
        return off.mul(off).Plus(Near * Near).sqrt();
    }
}
