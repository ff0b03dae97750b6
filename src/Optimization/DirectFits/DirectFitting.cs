using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>Chooses among direct fits by cross-validation on D, as one would who had nothing else.</summary>
public static class DirectFitting
{
    /// <summary>Five folds: each fit still sees four fifths of D, which matters at a hundred examples.</summary>
    private const int Folds = 5;

    /// <summary>Fits each candidate on D and tells which did best on held-out folds.</summary>
    /// <returns>One result for each fit, in order.</returns>
    /// <exception cref="ArgumentException">D has fewer examples than folds, or there is no fit.</exception>
    public static IReadOnlyList<DirectFitResult> Run(IWorld world, IReadOnlyList<IDirectFit> fits, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(fits);
        if (world.Observed.Count < Folds || fits.Count == 0)
        {
            throw new ArgumentException($"Direct fits need at least one candidate and {Folds} examples.", nameof(fits));
        }

        return [.. fits.Select(fit => new DirectFitResult(
            fit.Name,
            Validate(world, fit, seed.For(fit.Name)),
            fit.Fit(world, world.Observed, seed.For(fit.Name).For("all"))))];
    }

    private static double Validate(IWorld world, IDirectFit fit, Seed seed)
    {
        var data = world.Observed;
        var loss = 0.0;
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = data.Where((_, i) => i % Folds == fold).ToArray();
            var fitted = fit.Fit(world, [.. data.Where((_, i) => i % Folds != fold)], seed.For("fold", fold));
            var credences = fitted.Predict([.. held.Select(o => o.Question)]);
            loss -= held.Zip(credences, (o, c) => Math.Log(Math.Max(c[o.Answer], 1e-300))).Sum();
        }

        return loss / data.Count;
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
}
