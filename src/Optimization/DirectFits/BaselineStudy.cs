using LearningThePrior.Debate;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>Every direct fit and both warm-ups beside exact Bayes, with nothing learned by debate.</summary>
public static class BaselineStudy
{
    /// <summary>How many forecasts warm-up 2 is taught by.</summary>
    private static readonly int[] Forecasts = [30, 100, 1_000];

    /// <summary>Fits everything in one world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="seed">What the fits draw.</param>
    /// <returns>
    /// NLL in nats per example by set, for "bayes" (warm-up 1: the human who reads all of D), for warm-up 2 (on D* alone), for each fit by its
    /// name, and for "truth" where it is known; in that order.
    /// </returns>
    /// <exception cref="ArgumentException">D is empty.</exception>
    public static IReadOnlyList<(string Name, IReadOnlyDictionary<string, double> Nll)> Run(IWorld world, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (world.Observed.Count == 0)
        {
            throw new ArgumentException("Direct fits need examples.", nameof(world));
        }

        IReadOnlyDictionary<string, double> Score(Func<IReadOnlyList<Question>, IReadOnlyList<Credences>> predict, int from = 0) =>
            world.Sets.Skip(from).ToDictionary(s => s.Name, s => Scoring.Nll(world, s, predict));

        return
        [
            ("bayes", Score(world.Key.Bayes)),
            .. Forecasts.Select(queries => new ForecastImitation(queries)).Select(imitation =>
                (imitation.Name, Score(imitation.Fit(world, seed.For(imitation.Name)).Predict, from: 1))),
            .. DirectFitCatalog.For(world).Select(fit => (fit.Name, Score(fit.Fit(world, world.Observed, seed.For(fit.Name).For("all")).Predict))),
            .. world.Key.KnowsTruth ? [("truth", Score(questions => [.. questions.Select(world.Key.Target)]))] : Array.Empty<(string, IReadOnlyDictionary<string, double>)>(),
        ];
    }
}
