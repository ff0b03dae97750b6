using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>The height of a curve at a time, of what its facts say: one perceptron, with an output for each form.</summary>
internal sealed class CurveNetwork : Module<Tensor, Tensor, Tensor>, ICountedModule
{
    private const int Hidden = 64;

    private readonly CurveStructure _structure;

    [ComponentName(Name = "draw")]
    private readonly Perceptron _draw;

    public CurveNetwork(CurveStructure structure, SeededRandom random)
        : base(nameof(CurveNetwork))
    {
        _structure = structure;
        _draw = new([structure.Forms + structure.Steps.Count + 1, Hidden, Hidden, structure.Forms], random, outputScale: .1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public double? MultiplyAdds => _draw.MultiplyAdds;

    /// <summary>The heights that are asked for.</summary>
    /// <param name="facts">[contexts, 1 + numbers, 2]: the form, then the step of each number, beside its place.</param>
    /// <param name="questions">[contexts, questions, 2]: topic and time.</param>
    /// <returns>[contexts, questions].</returns>
    public override Tensor forward(Tensor facts, Tensor questions)
    {
        var (contexts, asked) = (questions.shape[0], questions.shape[1]);
        var said = facts.select(2, 1);                                                       // [contexts, 1 + numbers]
        var form = Ops.OneHot(said.select(1, 0), _structure.Forms).unsqueeze(1).expand(contexts, asked, -1);
        var numbers = cat([.. _structure.Steps.Select((steps, i) => Scaled(said.narrow(1, 1 + i, 1), steps))], 1).unsqueeze(1).expand(contexts, asked, -1);
        var heights = _draw.call(cat([form, numbers, Scaled(questions.narrow(2, 1, 1), _structure.Times)], 2));
        return heights.mul(form).sum(2);
    }

    /// <summary>A step as a number from -1 to 1.</summary>
    private static Tensor Scaled(Tensor step, int steps) => step.Times(2.0 / (steps - 1)).Plus(-1);
}
