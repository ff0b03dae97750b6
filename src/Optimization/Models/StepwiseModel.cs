using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// f for worlds whose tree is unpacked by a table: it shares the one step of unpacking with Mz, and learns from verdicts
/// what a human makes of the leaves that it arrives at.
/// </summary>
internal sealed class StepwiseModel : Module<Tensor, Tensor, Tensor>, ICountedModule
{
    private readonly StepwiseStructure _structure;
    private readonly SoftTables _tables;

    [ComponentName(Name = "answer")]
    private readonly Perceptron _answer;

    public StepwiseModel(StepwiseStructure structure, int width, SeededRandom random)
        : base(nameof(StepwiseModel))
    {
        _structure = structure;
        _tables = new SoftTables(structure);
        _answer = new Perceptron([4, width, width, 1], random, outputScale: .1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public double? MultiplyAdds => _answer.MultiplyAdds + _tables.MultiplyAdds;

    /// <summary>As <see cref="IConditionalModel.LogProbabilities"/>.</summary>
    public override Tensor forward(Tensor x, Tensor z)
    {
        var seen = LeafFeatures.Of(x, _tables.Share(x, z), _structure.MaxSteps);     // [B, N, 4]
        return LogOdds.ToLogProbabilities(_answer.call(seen).squeeze(-1));
    }
}
