namespace LearningThePrior.Worlds.Keeling;

/// <summary>A = L L' for a small symmetric positive definite matrix.</summary>
internal sealed class Cholesky
{
    private readonly double[][] _rows;

    /// <summary>Factors a matrix.</summary>
    /// <param name="matrix">[n, n]; only the lower triangle is read.</param>
    public Cholesky(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        _rows = [.. Enumerable.Range(0, n).Select(i => new double[i + 1])];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    rest -= _rows[i][k] * _rows[j][k];
                }

                _rows[i][j] = i == j ? Math.Sqrt(rest) : rest / _rows[j][j];
            }
        }
    }

    /// <summary>log det A.</summary>
    public double LogDeterminant => 2 * _rows.Sum(r => Math.Log(r[^1]));

    /// <summary>A^-1 b.</summary>
    public double[] Solve(IReadOnlyList<double> b)
    {
        var x = Forward(b);
        for (var i = x.Length - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < x.Length; k++)
            {
                x[i] -= _rows[k][i] * x[k];
            }

            x[i] /= _rows[i][i];
        }

        return x;
    }

    /// <summary>b' A^-1 b.</summary>
    public double InverseForm(IReadOnlyList<double> b) => Forward(b).Sum(v => v * v);

    private double[] Forward(IReadOnlyList<double> b)
    {
        var x = new double[_rows.Length];
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = b[i];
            for (var k = 0; k < i; k++)
            {
                x[i] -= _rows[i][k] * x[k];
            }

            x[i] /= _rows[i][i];
        }

        return x;
    }
}
