using LearningThePrior.Optimization.Torch;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Toys;

/// <summary>An Mz whose latent is the log odds of a table of states, one number for each value: no network, so that what is true of it can be said.</summary>
internal sealed class TableMz(EncyclopediaWorlds family) : IStepUnpacker
{
    private const double Sharpness = 3;
    private readonly EncyclopediaWorld _world = family.Sample(new Seed(1));

    public int Latents => Titles + (2 * Titles * Titles) + Titles;

    public int Titles => family.States;

    public IUnpacker Unpack(IReadOnlyList<double> z) => _world.Unpack(Own(z));

    public double[] Propose(SeededRandom random)
    {
        var own = _world.Propose(random);
        return [.. Places().Select(place => own[place] > .5 ? 1.0 : -1.0)];
    }

    public StepTables Step(Tensor z, double temperature)
    {
        Tensor Choice(Tensor odds) => temperature > 0
            ? odds.Times(Sharpness / temperature).softmax(-1)
            : Ops.OneHot(odds.argmax(-1).to(ScalarType.Float64), Titles);
        var (batch, k) = (z.shape[0], Titles);
        var steps = Choice(z.narrow(1, k, 2 * k * k).reshape(batch, k, 2, k));
        var facts = z.narrow(1, k + (2 * k * k), k);
        return new(
            Choice(z.narrow(1, 0, k)),
            steps.select(2, 0),
            steps.select(2, 1),
            temperature > 0 ? facts.Times(Sharpness / temperature).sigmoid() : facts.gt(Ops.Constant(0)).to(ScalarType.Float64));
    }

    // A fact has one number here, and two options in the world's own z.
    private IEnumerable<int> Places()
    {
        var (k, facts) = (Titles, _world.Latents.Offset(1 + (2 * Titles)));
        return [.. Enumerable.Range(0, k + (2 * k * k)), .. Enumerable.Range(0, k).Select(s => facts + (2 * s) + 1)];
    }

    private double[] Own(IReadOnlyList<double> z)
    {
        var own = new double[_world.Latents.Dimension];
        foreach (var (place, i) in Places().Select((place, i) => (place, i)))
        {
            own[place] = 1 / (1 + Math.Exp(-z[i]));
        }

        for (var s = 0; s < Titles; s++)
        {
            var fact = _world.Latents.Offset(1 + (2 * Titles) + s);
            own[fact] = 1 - own[fact + 1];
        }

        return own;
    }
}
