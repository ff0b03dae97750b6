using LearningThePrior.Optimization.Tables;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>The direct fits that a world is compared with.</summary>
public static class DirectFitCatalog
{
    /// <summary>
    /// Logistic regression and perceptrons, each regularised several ways; naive Bayes and suffix back-off where they fit the world;
    /// for a cut number, fits of its mean over time; for a table, fits that bear many columns and rows.
    /// </summary>
    public static IReadOnlyList<IDirectFit> For(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        return world is TableWorld
            ? [new NetworkFit(), new NetworkFit(L2: .01), new NetworkFit(L2: .1), new BoostedTreesFit(), new BoostedTreesFit(EarlyStopped: true)]
            : world is ISeriesWorld
            ? [.. Enumerable.Range(1, 3).Select(d => new PolynomialFit(d)), new GaussianProcessFit()]
            :
            [
                new NetworkFit(),
                new NetworkFit(L2: .01),
                new NetworkFit(L2: .1),
                new NetworkFit(Hidden: 32, L2: .003),
                new NetworkFit(Hidden: 32, L2: .01),
                new NetworkFit(Hidden: 32, Sgd: true, Steps: 100),
                new NetworkFit(Hidden: 32, Dropout: .5),
                new CrossValidatedLogisticFit(),
                new EarlyStoppedLogisticFit(),
                .. new NaiveBayesFit[] { new(), new(Tied: true) }.Where(fit => fit.Fits(world)),
                .. SuffixBackOffFit.Fits(world) ? [new SuffixBackOffFit()] : Array.Empty<IDirectFit>(),
            ];
    }
}
