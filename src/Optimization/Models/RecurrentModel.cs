using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// f as a network of its own that shares nothing with Mz: a gated recurrent unit (Cho et al. 2014) that starts from z and reads the steps of x's path one by one.
/// </summary>
internal sealed class RecurrentModel : Module<Tensor, Tensor, Tensor>, ICountedModule
{
    private const int Inputs = 2;
    private readonly int _maxSteps;
    private readonly int _width;
    private double _products;

    [ComponentName(Name = "start")]
    private readonly Perceptron _start;

    [ComponentName(Name = "step")]
    private readonly GRUCell _step;

    [ComponentName(Name = "answer")]
    private readonly Perceptron _answer;

    public RecurrentModel(int maxSteps, int latents, int answers, int width, SeededRandom random)
        : base(nameof(RecurrentModel))
    {
        (_maxSteps, _width) = (maxSteps, width);
        _start = new Perceptron([latents, width, width], random);
        _step = SeededModules.Make(random, () => GRUCell(Inputs, width, dtype: ScalarType.Float64));
        _answer = new Perceptron([width + 2, width, answers], random, outputScale: .1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public double? MultiplyAdds => _start.MultiplyAdds + _products + _answer.MultiplyAdds;

    /// <summary>As <see cref="IConditionalModel.LogProbabilities"/>.</summary>
    public override Tensor forward(Tensor x, Tensor z)
    {
        var (batch, count) = (Math.Max(x.shape[0], z.shape[0]), x.shape[1]);
        var rows = x.expand(batch, -1, -1).reshape(batch * count, -1);                              // [B N, F]
        var state = _start.call(z).tanh().unsqueeze(1).expand(batch, count, -1).reshape(batch * count, _width);
        var path = rows.select(1, 0);
        var longest = (int)path.ToArray().Max();
        _products += Ops.Passes * (double)batch * count * longest * 3 * _width * (Inputs + _width);
        for (var step = 0; step < longest; step++)
        {
            var branch = rows.select(1, 1 + step);
            var next = _step.call(stack([branch, Ops.Constant(1).Minus(branch)], -1), state);
            state = where(path.gt(Ops.Constant(step)).unsqueeze(-1), next, state);
        }

        var asked = rows.narrow(1, 1 + _maxSteps, 2);                                               // levels and share
        return _answer.call(cat([state, asked], -1)).log_softmax(-1).reshape(batch, count, -1);
    }
}
