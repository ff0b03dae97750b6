using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>Logistic regression with the l2 penalty that did best on five held-out folds of what it is fitted to.</summary>
public sealed record CrossValidatedLogisticFit : IDirectFit
{
    private const int Folds = 5;

    /// <summary>On squared weights of standardised numbers beside the sum of losses, the strongest first: each fit starts from the one before.</summary>
    private static readonly double[] Penalties = [1000, 300, 100, 30, 10, 3, 1, .3, .1];

    /// <inheritdoc/>
    public string Name => "logistic cross-validated";

    /// <inheritdoc/>
    public FittedModel Fit(IWorld world, IReadOnlyList<Observation> data, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(data);
        var losses = new double[Penalties.Length];
        var (evaluations, multiplyAdds) = (0L, 0.0);
        for (var fold = 0; fold < Math.Min(Folds, data.Count) && data.Count > 1; fold++)
        {
            var held = data.Where((_, i) => i % Folds == fold).ToArray();
            var regression = new SoftmaxRegression(world, [.. data.Where((_, i) => i % Folds != fold)]);
            var path = Path(regression, Penalties.Length);
            for (var k = 0; k < losses.Length; k++)
            {
                losses[k] -= held.Sum(o => Math.Log(Math.Max(regression.Probabilities(path[k], regression.Standardise(world.EncodeForDirectFit(o.Question)))[o.Answer], 1e-300)));
            }

            (evaluations, multiplyAdds) = (evaluations + regression.Evaluations, multiplyAdds + regression.MultiplyAdds);
        }

        var whole = new SoftmaxRegression(world, data);
        var weights = Path(whole, 1 + Array.IndexOf(losses, losses.Min()))[^1];
        return new(
            questions => [.. questions.Select(q => new Credences(whole.Probabilities(weights, whole.Standardise(world.EncodeForDirectFit(q)))))],
            whole.Parameters,
            evaluations + whole.Evaluations,
            multiplyAdds + whole.MultiplyAdds);
    }

    private static double[][] Path(SoftmaxRegression regression, int penalties)
    {
        var path = new double[penalties][];
        for (var k = 0; k < penalties; k++)
        {
            path[k] = regression.Minimise(k == 0 ? new double[regression.Parameters] : path[k - 1], Penalties[k]);
        }

        return path;
    }
}
