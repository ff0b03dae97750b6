using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Table;
using MathNet.Numerics.LinearAlgebra;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tables;

/// <summary>
/// Prior of a table: a sum of local normals whose means, widths and steps, and the chances that a column carries over, are learned column by column from
/// comparisons of two backgrounds that differ in that column alone.
/// </summary>
/// <param name="structure">What the table tells of x and z.</param>
internal sealed class ColumnPrior(TableStructure structure) : IPriorModel
{
    /// <summary>What is believed of a column of which nothing was said.</summary>
    private const double FirstVariance = 1;
    private const double FirstStep = .1;
    private const double Ridge = 1e-9;

    /// <summary>What verdicts of a judge who errs may drive a normal to.</summary>
    private const double LeastVariance = 1e-8;
    private const double MostVariance = 100;
    private const double MostMean = 10;

    private readonly TableOutline _outline = new(
        structure.Form, structure.ColumnOf, structure.Latents.Columns, structure.Latents.Observed, structure.Latents.Periods);

    private readonly int[] _groupOf = structure.GroupOf();
    private double _work;

    /// <summary>What was learned.</summary>
    public WalkPrior Prior { get; private set; } = First(structure);

    public ModelCost? Cost => new(3L * Prior.States + structure.Latents.Columns, _work);

    public Tensor LogPriors(Tensor z)
    {
        var amounts = new TableAmounts(new(structure.Form, structure.ColumnOf, []), Prior);
        var (flat, width) = (z.contiguous().ToArray(), (int)z.shape[1]);
        return Ops.FromArray([.. flat.Chunk(width).Select(one => _outline.Statements.Sum(s => amounts.LogPrior(s, StatementText.Of(s, structure.Latents, one))))]);
    }

    public double? Train(PriorAnswers answers, int steps, double rate, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (steps == 0 || answers.Comparisons.Count == 0)
        {
            return null;
        }

        var pairs = answers.Comparisons.Select(c => new ComparedPaths(structure, _outline, c.First, c.Second, Math.Log(c.Credence) - Math.Log(1 - c.Credence))).ToArray();
        foreach (var own in pairs.Where(p => p.Group is not null && !p.IsAboutLoss).GroupBy(p => p.Group!.Value))
        {
            Learn(own.Key, [.. own]);
        }

        // Whether a column is lost weighs against what it would say if it were not, which had to be learned first.
        foreach (var pair in pairs.Where(p => p.IsAboutLoss))
        {
            LearnLoss(pair);
        }

        return pairs.Average(p => Math.Abs(p.Gap(Prior)));
    }

    public IReadOnlyDictionary<string, NamedArray> Save() => new Dictionary<string, NamedArray>
    {
        ["mean"] = new([Prior.States], Prior.Mean),
        ["variance"] = new([Prior.States], Prior.Variance),
        ["step_variance"] = new([Prior.States], Prior.StepVariance),
        ["lost"] = new([Prior.States], Prior.Lost),
    };

    public void Load(IReadOnlyDictionary<string, NamedArray> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        TableArrays.Check(Save(), weights);
        Prior = new(weights["mean"].Values, weights["variance"].Values, weights["step_variance"].Values, weights["lost"].Values, _groupOf);
    }

    private static WalkPrior First(TableStructure structure)
    {
        var states = structure.Form.States;
        return new(new double[states], [.. Enumerable.Repeat(FirstVariance, states)], [.. Enumerable.Repeat(FirstStep * FirstStep, states)], new double[states], structure.GroupOf());
    }

    /// <summary>
    /// Least squares: the log ratio is linear in precision times mean (one a state), in the precision, and in the steps' precision; the last two are shared by a
    /// column's states of one kind.
    /// </summary>
    private void Learn(int group, IReadOnlyList<ComparedPaths> pairs)
    {
        int[] states = [.. Enumerable.Range(0, _groupOf.Length).Where(s => _groupOf[s] == group)];
        int[] kinds = [.. states.Select(Kind)];
        var kindCount = kinds.Max() + 1;
        var size = states.Length + (2 * kindCount);
        _work += (pairs.Count * (double)size * (size + 1)) + (size * (double)size * size / 6);
        var (left, right) = (Matrix<double>.Build.Dense(size, size, (i, j) => i == j ? Ridge : 0), Vector<double>.Build.Dense(size));
        foreach (var pair in pairs)
        {
            var row = Vector<double>.Build.Dense(size);
            for (var i = 0; i < states.Length; i++)
            {
                var moved = pair.Of(states[i]);
                row[i] = moved.First;
                row[states.Length + kinds[i]] -= .5 * moved.SquaredFirst;
                row[states.Length + kindCount + kinds[i]] -= .5 * moved.SquaredSteps;
            }

            left += row.OuterProduct(row);
            right += row * pair.LogRatio;
        }

        var found = left.Cholesky().Solve(right);
        for (var i = 0; i < states.Length; i++)
        {
            var (precision, steps) = (found[states.Length + kinds[i]], found[states.Length + kindCount + kinds[i]]);
            if (precision > 0)
            {
                Prior.Variance[states[i]] = Math.Clamp(1 / precision, LeastVariance, MostVariance);
                Prior.Mean[states[i]] = Math.Clamp(found[i] / precision, -MostMean, MostMean);
            }

            if (steps > 0)
            {
                Prior.StepVariance[states[i]] = Math.Clamp(1 / steps, LeastVariance, MostVariance);
            }
        }
    }

    private void LearnLoss(ComparedPaths pair)
    {
        // The first carries over and the second does not: what is left of the ratio when the paths have had their say is log((1 - q)/q).
        var odds = pair.LogRatio - pair.Crossing(Prior);
        foreach (var state in Enumerable.Range(0, _groupOf.Length).Where(s => _groupOf[s] == pair.Group))
        {
            Prior.Lost[state] = 1 / (1 + Math.Exp(odds));
        }
    }

    /// <summary>Shared slopes, deviations from them, and base rates are each as wide as their kind.</summary>
    private int Kind(int state)
    {
        var directions = structure.Form.Directions.Count;
        var isShared = directions == structure.Form.Classes + 1;
        return isShared && state < structure.Form.Coefficients * directions && state % directions > 0 ? 1 : 0;
    }
}
