using LearningThePrior.Optimization.Torch;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Search;

/// <summary>
/// The exact objective of an encyclopedia, over the latent of a learned Mz(., z): the value is that of the tree which a z unpacks into, the gradient leads through
/// Mz's softened step to the tables whose exact gradient is known.
/// </summary>
public sealed class UnpackedProblem
{
    private readonly SearchProblem _exact;
    private readonly UnpackedWorld _world;
    private readonly LatentSpace _tables;
    private readonly IStepUnpacker _mz;
    private readonly double _temperature;

    private UnpackedProblem(EncyclopediaWorlds settings, Seed seed, IStepUnpacker mz, double temperature)
    {
        var world = settings.Sample(seed);
        (_exact, _tables, _mz, _temperature) = (EncyclopediaProblem.Of(settings, seed), world.Latents, mz, temperature);
        _world = new UnpackedWorld(world, mz);
    }

    /// <summary>The problem of one world drawn.</summary>
    /// <param name="settings">As of <see cref="EncyclopediaProblem"/>.</param>
    /// <param name="seed">Draws the world.</param>
    /// <param name="mz">Writes the trees.</param>
    /// <param name="temperature">Of the steps whose gradient is followed, above 0.</param>
    /// <exception cref="ArgumentException">The world asks about more than single leaves, or Mz writes of other states.</exception>
    public static SearchProblem Of(EncyclopediaWorlds settings, Seed seed, IStepUnpacker mz, double temperature = 2)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(mz);
        if (mz.Titles != settings.States)
        {
            throw new ArgumentException($"Mz writes of {mz.Titles} states; the world has {settings.States}.", nameof(mz));
        }

        var one = new UnpackedProblem(settings, seed, mz, temperature);
        return new(one._world.Latents, one.Evaluate, one._exact.Best, one._world.Propose)
        {
            ContentOf = one._world.ContentOf,
            Value = one.Value,
            Answers = z => one._world.LatentOf(z) is { } own ? one._exact.Answers!(own) : null,
            Observed = one._exact.Observed,
        };
    }

    private double Value(double[] z) => _world.LatentOf(z) is { } own ? _exact.Objective(own).Value : double.NegativeInfinity;

    private Evaluation Evaluate(double[] z)
    {
        using var scope = NewDisposeScope();
        var at = BaseSpace.At(z);
        var exact = _exact.Objective(Tables(at));
        var value = Value(z);
        var slopes = Pull([.. exact.Gradient!], at);
        return new(value, [.. slopes.Zip(at, (slope, u) => slope * BaseSpace.Slope(u))]);
    }

    /// <summary>The step of the tree as the world's own z.</summary>
    private double[] Tables(double[] at)
    {
        using var frozen = no_grad();
        var step = _mz.Step(Ops.FromArray(at, 1, at.Length), 0);
        var titles = _mz.Titles;
        var tables = new double[_tables.Dimension];
        var (root, zero, one, facts) = (Numbers(step.Root), Numbers(step.Zero), Numbers(step.One), Numbers(step.Facts));
        root.CopyTo(tables, 0);
        for (var s = 0; s < titles; s++)
        {
            Array.Copy(zero, s * titles, tables, _tables.Offset(1 + (2 * s)), titles);
            Array.Copy(one, s * titles, tables, _tables.Offset(2 + (2 * s)), titles);
            (tables[_tables.Offset(1 + (2 * titles) + s)], tables[_tables.Offset(1 + (2 * titles) + s) + 1]) = (1 - facts[s], facts[s]);
        }

        return tables;
    }

    /// <summary>A gradient by the tables -> by the base space's numbers.</summary>
    private double[] Pull(double[] byTables, double[] at)
    {
        using var followed = enable_grad();
        var z = Ops.FromArray(at, 1, at.Length).requires_grad_();
        var step = _mz.Step(z, _temperature);
        var titles = _mz.Titles;
        double[] Rows(int branch) => [.. Enumerable.Range(0, titles).SelectMany(s => byTables.Skip(_tables.Offset(1 + (2 * s) + branch)).Take(titles))];
        double[] facts = [.. Enumerable.Range(0, titles).Select(s => byTables[_tables.Offset(1 + (2 * titles) + s) + 1] - byTables[_tables.Offset(1 + (2 * titles) + s)])];
        var total = (step.Root * Ops.FromArray(byTables[..titles], 1, titles)).sum()
            .Plus((step.Zero * Ops.FromArray(Rows(0), 1, titles, titles)).sum())
            .Plus((step.One * Ops.FromArray(Rows(1), 1, titles, titles)).sum())
            .Plus((step.Facts * Ops.FromArray(facts, 1, titles)).sum());
        total.backward();
        return Numbers(z.grad!);
    }

    private static double[] Numbers(Tensor tensor) => tensor.contiguous().ToArray();
}
