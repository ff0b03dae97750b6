using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Optimization.Tables;

/// <summary>Two backgrounds that were compared, and in what they differ.</summary>
internal sealed class ComparedPaths
{
    private readonly Dictionary<int, (double First, double SquaredFirst, double SquaredSteps)> _moved = [];
    private readonly TableStructure _structure;
    private readonly double[] _first;

    public ComparedPaths(TableStructure structure, TableOutline outline, double[] first, double[] second, double logRatio)
    {
        (_structure, _first, LogRatio) = (structure, first, logRatio);
        var latents = structure.Latents;
        var groups = structure.GroupOf();
        for (var column = 0; column < latents.Columns; column++)
        {
            if (latents.Carries(first, column) != latents.Carries(second, column))
            {
                (Group, IsAboutLoss) = (column, true);
                if (!latents.Carries(first, column))
                {
                    (_first, LogRatio) = (second, -logRatio);
                }

                return;
            }
        }

        foreach (var walk in outline.Statements.OfType<WalkStatement>())
        {
            var (a, b) = (Of(first, walk), Of(second, walk));
            if (a == b)
            {
                continue;
            }

            Group ??= groups[walk.State];
            var moved = _moved.GetValueOrDefault(walk.State);
            var (share, steps) = walk.Bridge();
            _moved[walk.State] = steps == 0
                ? (moved.First + a.Off - b.Off, moved.SquaredFirst + (a.Off * a.Off) - (b.Off * b.Off), moved.SquaredSteps)
                : (moved.First, moved.SquaredFirst, moved.SquaredSteps + (((a.Off * a.Off) - (b.Off * b.Off)) / steps));

            (double Off, int Value) Of(double[] z, WalkStatement w)
            {
                var said = StatementText.Of(w, latents, z);
                var (part, away) = w.Bridge();
                var mean = away == 0 ? 0 : ((1 - part) * said.Before) + (part * said.After);
                return ((said.Value - mean) / TableLatents.Thousandths, said.Value);
            }
        }
    }

    /// <summary>The column in which they differ; null where they do not.</summary>
    public int? Group { get; }

    /// <summary>Whether they differ in no more than whether the column carries over; the ratio is then that of the one in which it does to the other.</summary>
    public bool IsAboutLoss { get; }

    /// <summary>log Prior of the first less that of the second, as the human has it, in nats.</summary>
    public double LogRatio { get; }

    /// <summary>Of one state, first less second: the value in the first period, its square, and the squares of all steps over what a step may be.</summary>
    public (double First, double SquaredFirst, double SquaredSteps) Of(int state) => _moved.GetValueOrDefault(state);

    /// <summary>What the paths across D's end say for carrying over against being lost, of a pair that is about that.</summary>
    public double Crossing(WalkPrior prior)
    {
        var (latents, sum) = (_structure.Latents, 0.0);
        for (var state = 0; state < prior.States; state++)
        {
            if (prior.Group[state] == Group)
            {
                double At(int period) => (double)latents.Value(_first, state, period) / TableLatents.Thousandths;
                sum += Log(At(latents.Observed), At(latents.Observed - 1), prior.StepVariance[state]) - Log(At(latents.Observed), prior.Mean[state], prior.Variance[state]);
            }
        }

        return sum;

        static double Log(double value, double mean, double variance) => -.5 * (((value - mean) * (value - mean) / variance) + Math.Log(variance));
    }

    /// <summary>How far a prior is from what the human said, in nats.</summary>
    public double Gap(WalkPrior prior)
    {
        if (Group is not { } group)
        {
            return 0;
        }

        if (IsAboutLoss)
        {
            var lost = prior.Lost[Array.IndexOf(prior.Group, group)];
            return LogRatio - Crossing(prior) - Math.Log((1 - lost) / lost);
        }

        return LogRatio - _moved.Sum(m =>
            ((prior.Mean[m.Key] * m.Value.First) - (.5 * m.Value.SquaredFirst)) / prior.Variance[m.Key] - (.5 * m.Value.SquaredSteps / prior.StepVariance[m.Key]));
    }
}
