using LearningThePrior.Debate;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>Chooses among direct fits by cross-validation on D, as one would who had nothing else.</summary>
public static class DirectFitting
{
    /// <summary>Five folds: each fit still sees four fifths of D, which matters at a hundred examples.</summary>
    private const int Folds = 5;

    /// <summary>Fits each candidate on D and tells which did best on held-out folds.</summary>
    /// <param name="world">The world, of which D is read and how questions are encoded.</param>
    /// <param name="fits">The candidates.</param>
    /// <param name="seed">What they draw.</param>
    /// <param name="clock">Takes the time of each fit on all of D, by its name; null for nobody.</param>
    /// <returns>One result for each fit, in order.</returns>
    /// <exception cref="ArgumentException">D has fewer examples than folds, or there is no fit.</exception>
    public static IReadOnlyList<DirectFitResult> Run(IWorld world, IReadOnlyList<IDirectFit> fits, Seed seed, RivalClock? clock = null)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(fits);
        if (world.Observed.Count < Folds || fits.Count == 0)
        {
            throw new ArgumentException($"Direct fits need at least one candidate and {Folds} examples.", nameof(fits));
        }

        return [.. fits.Select(fit => Run(world, fit, seed.For(fit.Name), clock))];
    }

    private static DirectFitResult Run(IWorld world, IDirectFit fit, Seed seed, RivalClock? clock)
    {
        var data = world.Observed;
        var (loss, parts) = (0.0, new FittedModel[Folds]);
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = data.Where((_, i) => i % Folds == fold).ToArray();
            parts[fold] = fit.Fit(world, [.. data.Where((_, i) => i % Folds != fold)], seed.For("fold", fold));
            var credences = parts[fold].Predict([.. held.Select(o => o.Question)]);
            loss -= held.Zip(credences, (o, c) => Math.Log(Math.Max(c[o.Answer], 1e-300))).Sum();
        }

        using var timed = clock?.Time(fit.Name);
        return new(fit.Name, loss / data.Count, fit.Fit(world, data, seed.For("all")))
        {
            FoldEvaluations = parts.Sum(p => p.Evaluations),
            FoldMultiplyAdds = parts.All(p => p.MultiplyAdds is not null) ? parts.Sum(p => p.MultiplyAdds) : null,
        };
    }
}

/// <summary>One direct fit.</summary>
/// <param name="Name">Which.</param>
/// <param name="Validation">Mean NLL on held-out folds of D, in nats per example.</param>
/// <param name="Model">The model fitted on all of D.</param>
public sealed record DirectFitResult(string Name, double Validation, FittedModel Model)
{
    /// <summary>The credences of the model fitted on all of D.</summary>
    public Func<IReadOnlyList<Question>, IReadOnlyList<Credences>> Predict => Model.Predict;

    /// <summary>Evaluations of losses on the folds, to choose among fits.</summary>
    public long FoldEvaluations { get; init; }

    /// <summary>Multiply-adds on the folds; null where they were not counted.</summary>
    public double? FoldMultiplyAdds { get; init; }
}
