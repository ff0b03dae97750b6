using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>The direct fits that a world is compared with.</summary>
public static class DirectFitCatalog
{
    /// <summary>Logistic regression and perceptrons, each regularised several ways; for a cut number, fits of its mean over time.</summary>
    public static IReadOnlyList<IDirectFit> For(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        return world is IAdditiveWorld { Edges.Count: > 0 } numeric
            ? [.. Enumerable.Range(1, 3).Select(d => new PolynomialFit(numeric.Edges, d)), new GaussianProcessFit(numeric.Edges)]
            :
            [
                new NetworkFit(),
                new NetworkFit(L2: .01),
                new NetworkFit(L2: .1),
                new NetworkFit(Hidden: 32, L2: .003),
                new NetworkFit(Hidden: 32, L2: .01),
                new NetworkFit(Hidden: 32, Sgd: true, Steps: 100),
                new NetworkFit(Hidden: 32, Dropout: .5),
            ];
    }
}
