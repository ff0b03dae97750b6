using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>
/// Naive Bayes over numbers that take two values each, with one added to each count. On snow it is the right model of D, but for what a
/// human knows of rates.
/// </summary>
/// <param name="Tied">
/// Whether a number agrees with either answer equally often, and either answer is as frequent, so that one rate a number is
/// counted: right where numbers are -1 and 1 and point to the first or the second of two answers.
/// </param>
public sealed record NaiveBayesFit(bool Tied = false) : IDirectFit
{
    /// <inheritdoc/>
    public string Name => Tied ? "naive bayes tied" : "naive bayes";

    /// <summary>Whether every number that a direct fit reads takes at most two values in D; for a tied one, -1 and 1, with two answers.</summary>
    public bool Fits(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (world.Observed.Count == 0 || (Tied && world.Observed[0].Question.Answers.Count != 2))
        {
            return false;
        }

        double[][] rows = [.. world.Observed.Select(o => world.EncodeForDirectFit(o.Question))];
        return Tied
            ? rows.All(r => r.All(v => v is 1 or -1))
            : Enumerable.Range(0, rows[0].Length).All(j => rows.Select(r => r[j]).Distinct().Take(3).Count() <= 2);
    }

    /// <inheritdoc/>
    public FittedModel Fit(IWorld world, IReadOnlyList<Observation> data, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(data);
        var answers = data[0].Question.Answers.Count;
        double[][] rows = [.. data.Select(o => world.EncodeForDirectFit(o.Question))];
        var features = rows[0].Length;
        double[] low = [.. Enumerable.Range(0, features).Select(j => rows.Min(r => r[j]))];
        double[] high = [.. Enumerable.Range(0, features).Select(j => rows.Max(r => r[j]))];
        var total = new double[answers];
        var highs = new double[answers, features];
        for (var i = 0; i < rows.Length; i++)
        {
            total[data[i].Answer]++;
            for (var j = 0; j < features; j++)
            {
                highs[data[i].Answer, j] += rows[i][j] == high[j] ? 1 : 0;
            }
        }

        return new(
            questions => [.. questions.Select(q => new Credences(Softmax.Of(LogWeights(world.EncodeForDirectFit(q)))))],
            Tied ? features : answers * (features + 1),
            1,
            (double)rows.Length * features);

        double[] LogWeights(double[] x) => [.. Enumerable.Range(0, answers).Select(a =>
            (Tied ? 0 : Math.Log(total[a] + 1)) + Enumerable.Range(0, features).Where(j => low[j] != high[j] && (x[j] == low[j] || x[j] == high[j])).Sum(j =>
                Math.Log(Tied ? Agreement(j, a, x[j] == high[j]) : (Count(j, a, x[j] == high[j]) + 1) / (total[a] + 2))))];

        double Count(int feature, int answer, bool isHigh) => isHigh ? highs[answer, feature] : total[answer] - highs[answer, feature];

        double Agreement(int feature, int answer, bool isHigh)
        {
            var rate = (Count(feature, 1, isHigh: true) + Count(feature, 0, isHigh: false) + 1) / (rows.Length + 2);
            return isHigh == (answer == 1) ? rate : 1 - rate;
        }
    }
}
