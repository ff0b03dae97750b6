using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>
/// Logistic regression by gradient descent from zero, stopped early where the loss on a held-out fifth is least; each fifth is held out
/// once, and the five models' probabilities are averaged, so that no example is lost and no single stop decides.
/// </summary>
public sealed record EarlyStoppedLogisticFit : IDirectFit
{
    private const int Parts = 5;
    private const int MostSteps = 1_000;
    private const int Patience = 50;
    private const double Rate = .2;

    /// <inheritdoc/>
    public string Name => "logistic early-stopped";

    /// <inheritdoc/>
    public FittedModel Fit(IWorld world, IReadOnlyList<Observation> data, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(data);
        (SoftmaxRegression Regression, double[] Weights)[] stopped = [.. Enumerable.Range(0, Math.Min(Parts, data.Count)).Select(part =>
            Stopped(world, [.. data.Where((_, i) => i % Parts != part)], [.. data.Where((_, i) => i % Parts == part)]))];
        return new(
            questions => [.. questions.Select(q => Mean([.. stopped.Select(s => s.Regression.Probabilities(s.Weights, s.Regression.Standardise(world.EncodeForDirectFit(q))))]))],
            stopped.Sum(s => s.Regression.Parameters),
            stopped.Sum(s => s.Regression.Evaluations),
            stopped.Sum(s => s.Regression.MultiplyAdds));
    }

    private static (SoftmaxRegression Regression, double[] Weights) Stopped(IWorld world, Observation[] rest, Observation[] held)
    {
        var regression = new SoftmaxRegression(world, rest.Length > 0 ? rest : held);
        double[][] rows = [.. held.Select(o => regression.Standardise(world.EncodeForDirectFit(o.Question)))];
        var (weights, best, least, stop) = (new double[regression.Parameters], new double[regression.Parameters], double.PositiveInfinity, Patience);
        for (var step = 0; step < Math.Min(stop, MostSteps); step++)
        {
            var loss = -held.Select((o, i) => Math.Log(Math.Max(regression.Probabilities(weights, rows[i])[o.Answer], 1e-300))).Sum();
            if (loss < least)
            {
                (best, least, stop) = (weights, loss, step + Patience);
            }

            var gradient = regression.Evaluate(weights).Gradient;
            weights = [.. weights.Select((w, i) => w - (Rate * gradient[i] / Math.Max(1, rest.Length)))];
        }

        return (regression, best);
    }

    private static Credences Mean(double[][] probabilities) =>
        Credences.Normalise([.. Enumerable.Range(0, probabilities[0].Length).Select(a => probabilities.Average(p => p[a]))]);
}
