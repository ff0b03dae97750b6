using LearningThePrior.Debate;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>Every direct fit beside exact Bayes, with nothing learned by debate.</summary>
public static class BaselineStudy
{
    /// <summary>Fits everything in one world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="seed">What the fits draw.</param>
    /// <returns>NLL in nats per example by set, for "bayes", for each fit by its name, and for "truth" where it is known; in that order.</returns>
    /// <exception cref="ArgumentException">D is empty.</exception>
    public static IReadOnlyList<(string Name, IReadOnlyDictionary<string, double> Nll)> Run(IWorld world, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (world.Observed.Count == 0)
        {
            throw new ArgumentException("Direct fits need examples.", nameof(world));
        }

        IReadOnlyDictionary<string, double> Score(Func<IReadOnlyList<Question>, IReadOnlyList<Credences>> predict) =>
            world.Sets.ToDictionary(s => s.Name, s => Scoring.Nll(world.Key, s, predict([.. s.Scored.Select(q => q.Question)])));

        return
        [
            ("bayes", Score(world.Key.Bayes)),
            .. DirectFitCatalog.For(world).Select(fit => (fit.Name, Score(fit.Fit(world, world.Observed, seed.For(fit.Name).For("all")).Predict))),
            .. world.Key.KnowsTruth ? [("truth", Score(questions => [.. questions.Select(world.Key.Target)]))] : Array.Empty<(string, IReadOnlyDictionary<string, double>)>(),
        ];
    }
}
