using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>X for sums over parts. Its loss grows with the distance and not with the square, so that an overseer's errors, drawn far off, leave what is learned where most answers are.</summary>
internal sealed class SumAnswerer(SumStructure structure, ITreeTask task, AnswererSettings settings, Seed seed)
    : TreeAnswerer(() => new SumNetwork(structure, task, seed.CreateRandom()), settings)
{
    private const double Near = .02;

    private protected override double MultiplyAdds(nn.Module network) => ((SumNetwork)network).MultiplyAdds;

    private protected override Tokens Best(ReadOnlySpan<double> said) =>
        new((int)Math.Clamp(Math.Round(structure.Zero + (said[0] / structure.Unit)), 0, 2 * structure.Zero));

    private protected override Tensor Losses(Tensor said, Tensor targets)
    {
        var off = said.Minus(targets.Plus(-structure.Zero).Times(structure.Unit));
        return off.mul(off).Plus(Near * Near).sqrt();
    }
}
