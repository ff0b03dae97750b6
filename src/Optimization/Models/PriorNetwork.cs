using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// What <see cref="ModulePriorModel"/> trains: a module that tells how plausible a z is, a level, and whether z is possible at all,
/// learned apart: what forbids one z says nothing of how plausible others are.
/// </summary>
internal sealed class PriorNetwork : Module<Tensor, Tensor>, ICountedModule
{
    [ComponentName(Name = "level")]
    private readonly TorchSharp.Modules.Parameter _level;

    [ComponentName(Name = "plausible")]
    private readonly Module<Tensor, Tensor> _plausible;

    [ComponentName(Name = "possible")]
    private readonly Perceptron _possible;

    [ComponentName(Name = "knows_impossible")]
    private readonly Tensor _knowsImpossible;

    public PriorNetwork(Module<Tensor, Tensor> plausible, int dimension, int width, SeededRandom random)
        : base(nameof(PriorNetwork))
    {
        _plausible = SeededModules.InDouble(plausible);
        _possible = new Perceptron([dimension, 2 * width, width, 1], random, outputScale: .1);
        _level = new TorchSharp.Modules.Parameter(zeros(1, dtype: ScalarType.Float64));
        _knowsImpossible = Ops.FromArray([0.0]);
        RegisterComponents();
    }

    /// <summary>Whether some z were told to be impossible; until then every z counts as possible.</summary>
    public bool KnowsImpossible
    {
        get => _knowsImpossible.ToArray()[0] > 0;
        set => Set(_knowsImpossible, value ? 1 : 0);
    }

    /// <summary>The level that the first predictions start from, in nats.</summary>
    public double Level
    {
        get => _level.ToArray()[0];
        set => Set(_level, value);
    }

    /// <inheritdoc/>
    public double? MultiplyAdds => (_plausible as ICountedModule)?.MultiplyAdds + _possible.MultiplyAdds;

    /// <summary>z [B, U] -> log prior in nats [B].</summary>
    public override Tensor forward(Tensor z) =>
        KnowsImpossible ? Plausible(z).Plus(functional.logsigmoid(Possible(z))) : Plausible(z);

    /// <summary>z [B, U] -> log odds that z is possible [B].</summary>
    public Tensor Possible(Tensor z) => _possible.call(z).squeeze(-1);

    /// <summary>z [B, U] -> log prior in nats [B], provided that z is possible.</summary>
    public Tensor Plausible(Tensor z) => _plausible.call(z).Plus(_level);

    private static void Set(Tensor one, double value)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        one.copy_(Ops.FromArray([value]));
    }
}
