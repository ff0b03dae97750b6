namespace LearningThePrior.Worlds.Table;

/// <summary>One period's update: the normal at the peak of prior times likelihood (Laplace), found by Newton's steps, halved where they overshoot.</summary>
internal static class LaplaceStep
{
    private const int MostSteps = 50;
    private const double Converged = 1e-9;

    /// <summary>The belief after a period's rows, what they add to the log evidence, and the multiply-adds of that.</summary>
    public static (StateBelief Belief, double LogEvidence, double MultiplyAdds) Update(StateBelief prior, WalkLink link, IReadOnlyList<(CodedRow Row, int Class)> rows)
    {
        if (rows.Count == 0)
        {
            return (prior, 0, 0);
        }

        var n = prior.States;
        var (factor, halfLog) = Dense.Factor(prior.Covariance, n);
        var precision = Dense.Inverse(factor, n);
        double[] at = [.. prior.Mean];
        var value = Value(at);
        var (peak, peakHalfLog, steps) = (factor, 0.0, 0);
        for (var step = 0; step < MostSteps; step++)
        {
            steps++;
            var (gradient, curvature) = Slope(at);
            (peak, peakHalfLog) = Dense.Factor(curvature, n);
            var move = Dense.Solve(peak, n, gradient);
            var scale = 1.0;
            double[] next;
            double reached;
            do
            {
                next = [.. at.Select((a, i) => a + (scale * move[i]))];
                reached = Value(next);
                scale /= 2;
            }
            while (reached < value - 1e-9 && scale > 1e-6);

            var moved = reached - value;
            (at, value) = (next, reached);
            if (Math.Abs(moved) < Converged * (1 + Math.Abs(value)))
            {
                break;
            }
        }

        return (new(at, Dense.Inverse(peak, n)), value - halfLog - peakHalfLog, Work());

        // Two inverses; each step a factor and the curvature of every row.
        double Work() => (2 * Dense.WorkOfInverse(n)) + (steps * (Dense.WorkOfFactor(n) + rows.Sum(r => WorkOf(link.Of(r.Row)))));

        double Value(double[] state)
        {
            double[] off = [.. state.Select((s, i) => s - prior.Mean[i])];
            return (-.5 * Dense.Dot(off, Dense.Times(precision, off, n), n)) + rows.Sum(r => Math.Log(Probabilities(link.Of(r.Row), state)[r.Class]));
        }

        (double[] Gradient, double[] Curvature) Slope(double[] state)
        {
            double[] off = [.. state.Select((s, i) => prior.Mean[i] - s)];
            var (gradient, curvature) = (Dense.Times(precision, off, n), (double[])precision.Clone());
            foreach (var (row, label) in rows)
            {
                Add(link.Of(row), label, state, gradient, curvature, n);
            }

            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    curvature[(j * n) + i] = curvature[(i * n) + j];
                }
            }

            return (gradient, curvature);
        }
    }

    private static double WorkOf(RowDesign row)
    {
        var (count, classes) = ((double)row.States.Length, row.Moves[0].Length);
        return (count * (count + 1) / 2 * (classes == 2 ? 1 : classes)) + (2 * count * classes);
    }

    /// <summary>The classes' probabilities at a state.</summary>
    public static double[] Probabilities(RowDesign row, double[] state)
    {
        var odds = new double[row.Moves[0].Length];
        for (var i = 0; i < row.States.Length; i++)
        {
            var size = row.Values[i] * state[row.States[i]];
            for (var k = 0; k < odds.Length; k++)
            {
                odds[k] += size * row.Moves[i][k];
            }
        }

        return ExpectedSoftmax.Softmax(odds);
    }

    /// <summary>Adds a row's slope and, below the diagonal, its curvature: with p the probabilities, W = diag(p) - p pᵀ = B Bᵀ for B = diag(√p)(I - √p √pᵀ).</summary>
    private static void Add(RowDesign row, int label, double[] state, double[] gradient, double[] curvature, int n)
    {
        var p = Probabilities(row, state);
        var (count, classes) = (row.States.Length, p.Length);
        var width = classes == 2 ? 1 : classes;
        var rooted = new double[count * width];
        for (var i = 0; i < count; i++)
        {
            var (move, mean) = (row.Moves[i], 0.0);
            for (var k = 0; k < classes; k++)
            {
                mean += p[k] * move[k];
            }

            gradient[row.States[i]] += row.Values[i] * (move[label] - mean);
            for (var k = 0; k < width; k++)
            {
                rooted[(i * width) + k] = row.Values[i] * (classes == 2 ? Math.Sqrt(p[0] * p[1]) * (move[1] - move[0]) : Math.Sqrt(p[k]) * (move[k] - mean));
            }
        }

        for (var i = 0; i < count; i++)
        {
            var own = row.States[i];
            for (var j = 0; j < count; j++)
            {
                if (row.States[j] <= own)
                {
                    var sum = 0.0;
                    for (var k = 0; k < width; k++)
                    {
                        sum += rooted[(i * width) + k] * rooted[(j * width) + k];
                    }

                    curvature[(own * n) + row.States[j]] += sum;
                }
            }
        }
    }
}
