namespace LearningThePrior.Worlds.Table;

/// <summary>A normal over all states.</summary>
/// <param name="Mean">[N].</param>
/// <param name="Covariance">[N * N], row by row.</param>
public sealed record StateBelief(double[] Mean, double[] Covariance)
{
    /// <summary>How many states there are.</summary>
    public int States => Mean.Length;

    /// <summary>The belief some periods later, after every state has walked.</summary>
    /// <param name="prior">How far states walk a period.</param>
    /// <param name="periods">How many periods.</param>
    public StateBelief After(WalkPrior prior, int periods)
    {
        ArgumentNullException.ThrowIfNull(prior);
        double[] covariance = [.. Covariance];
        for (var i = 0; i < States; i++)
        {
            covariance[(i * States) + i] += prior.StepVariance[i] * periods;
        }

        return this with { Covariance = covariance };
    }

    /// <summary>
    /// The belief beyond D, where each column is lost with its own chance and then is as before any data: the normal with the mixture's mean and covariance.
    /// </summary>
    public StateBelief AcrossBoundary(WalkPrior prior)
    {
        ArgumentNullException.ThrowIfNull(prior);
        var n = States;
        var (mean, covariance) = (new double[n], new double[n * n]);
        for (var i = 0; i < n; i++)
        {
            var (qi, offI) = (prior.Lost[i], Mean[i] - prior.Mean[i]);
            mean[i] = Mean[i] - (qi * offI);
            for (var j = 0; j < n; j++)
            {
                var together = prior.Group[i] == prior.Group[j];
                covariance[(i * n) + j] = together
                    ? ((1 - qi) * Covariance[(i * n) + j]) + (qi * (1 - qi) * offI * (Mean[j] - prior.Mean[j])) + (i == j ? qi * prior.Variance[i] : 0)
                    : (1 - qi) * (1 - prior.Lost[j]) * Covariance[(i * n) + j];
            }
        }

        return new(mean, covariance);
    }

    /// <summary>The mean and covariance of the classes' log odds for a row.</summary>
    public (double[] Mean, double[] Covariance) Of(RowDesign row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var (classes, n) = (row.Moves[0].Length, States);
        var (mean, covariance) = (new double[classes], new double[classes * classes]);
        var inner = new double[classes];
        for (var i = 0; i < row.States.Length; i++)
        {
            Array.Clear(inner);
            for (var j = 0; j < row.States.Length; j++)
            {
                var shared = Covariance[(row.States[i] * n) + row.States[j]] * row.Values[j];
                for (var k = 0; k < classes; k++)
                {
                    inner[k] += shared * row.Moves[j][k];
                }
            }

            for (var k = 0; k < classes; k++)
            {
                var move = row.Values[i] * row.Moves[i][k];
                mean[k] += move * Mean[row.States[i]];
                for (var l = 0; l < classes; l++)
                {
                    covariance[(k * classes) + l] += move * inner[l];
                }
            }
        }

        return (mean, covariance);
    }
}
