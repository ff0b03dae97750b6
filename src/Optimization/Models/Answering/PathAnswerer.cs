using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>X for paths through pages. It answers the most probable answer, so that an overseer's errors, which its probabilities absorb, do not show.</summary>
internal sealed class PathAnswerer(PathStructure structure, AnswererSettings settings, Seed seed)
    : TreeAnswerer(() => new StepNetwork(structure, seed.CreateRandom()), settings)
{
    private const double Least = 1e-6;

    private protected override Tokens Best(ReadOnlySpan<double> said)
    {
        var best = 0;
        for (var i = 1; i < said.Length; i++)
        {
            best = said[i] > said[best] ? i : best;
        }

        return new(best);
    }

    private protected override Tensor Losses(Tensor said, Tensor targets) =>
        -said.gather(2, targets.to(ScalarType.Int64).unsqueeze(-1)).squeeze(-1).Plus(Least).log();
}
