using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// f for worlds whose tree is unpacked by a table: it shares the one step of unpacking with Mz, and learns from verdicts
/// what a human makes of the leaves that it arrives at.
/// </summary>
internal sealed class StepwiseModel : ConditionalModel
{
    private readonly IStepwiseWorld _world;
    private readonly SoftTables _tables;
    private readonly Perceptron _answer;

    public StepwiseModel(IStepwiseWorld world, int width, SeededRandom random)
        : base(nameof(StepwiseModel))
    {
        _world = world;
        _tables = new SoftTables(world);
        _answer = new Perceptron([4, width, width, 1], random, outputScale: .1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor x, Tensor z)
    {
        var share = _tables.Share(x, z);                                            // [B, N]
        var threshold = x.select(2, 2 + _world.MaxSteps).expand_as(share);
        var excess = share.Minus(threshold);
        var seen = stack([share, excess, excess.Times(8).tanh(), excess.Times(64).tanh()], -1);
        return FromLogOdds(_answer.call(seen).squeeze(-1));
    }
}
