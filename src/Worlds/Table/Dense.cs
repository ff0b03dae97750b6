using System.Runtime.Intrinsics;

namespace LearningThePrior.Worlds.Table;

/// <summary>Square matrices, row by row: what a Kalman filter needs of them, in one order of summation on every machine.</summary>
internal static class Dense
{
    /// <summary>The lower Cholesky factor of a symmetric positive definite matrix, and half of the log of its determinant.</summary>
    /// <exception cref="InvalidOperationException">The matrix is not positive definite.</exception>
    public static (double[] Factor, double HalfLogDeterminant) Factor(double[] a, int n)
    {
        var l = new double[n * n];
        var half = 0.0;
        for (var i = 0; i < n; i++)
        {
            var row = l.AsSpan(i * n, n);
            for (var j = 0; j <= i; j++)
            {
                var rest = a[(i * n) + j] - Dot(row, l.AsSpan(j * n, n), j);
                if (i > j)
                {
                    row[j] = rest / l[(j * n) + j];
                }
                else
                {
                    row[i] = rest > 0 ? Math.Sqrt(rest) : throw new InvalidOperationException("A covariance is not positive definite.");
                    half += Math.Log(row[i]);
                }
            }
        }

        return (l, half);
    }

    /// <summary>Multiply-adds of <see cref="Factor"/>.</summary>
    public static double WorkOfFactor(int n) => n * (double)n * n / 6;

    /// <summary>Multiply-adds of a factor and <see cref="Inverse"/>.</summary>
    public static double WorkOfInverse(int n) => n * (double)n * n / 2;

    /// <summary>Solves L Lᵀ x = b.</summary>
    public static double[] Solve(double[] factor, int n, double[] b)
    {
        double[] x = [.. b];
        for (var i = 0; i < n; i++)
        {
            x[i] = (x[i] - Dot(factor.AsSpan(i * n, n), x, i)) / factor[(i * n) + i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            x[i] /= factor[(i * n) + i];
            for (var j = 0; j < i; j++)
            {
                x[j] -= factor[(i * n) + j] * x[i];
            }
        }

        return x;
    }

    /// <summary>(L Lᵀ)⁻¹.</summary>
    public static double[] Inverse(double[] factor, int n)
    {
        // Rows of "under" are the columns of L⁻¹, so that the products below run along rows.
        var under = new double[n * n];
        for (var j = 0; j < n; j++)
        {
            var column = under.AsSpan(j * n, n);
            column[j] = 1 / factor[(j * n) + j];
            for (var i = j + 1; i < n; i++)
            {
                column[i] = -Dot(factor.AsSpan((i * n) + j, i - j), column[j..], i - j) / factor[(i * n) + i];
            }
        }

        var inverse = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                inverse[(i * n) + j] = inverse[(j * n) + i] = Dot(under.AsSpan((i * n) + i, n - i), under.AsSpan((j * n) + i, n - i), n - i);
            }
        }

        return inverse;
    }

    /// <summary>A Bᵀ.</summary>
    public static double[] TimesTransposed(double[] a, double[] b, int n)
    {
        var product = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                product[(i * n) + j] = Dot(a.AsSpan(i * n, n), b.AsSpan(j * n, n), n);
            }
        }

        return product;
    }

    /// <summary>A x.</summary>
    public static double[] Times(double[] a, double[] x, int n)
    {
        var product = new double[n];
        for (var i = 0; i < n; i++)
        {
            product[i] = Dot(a.AsSpan(i * n, n), x, n);
        }

        return product;
    }

    /// <summary>The sum of products, in four running sums: the same on machines with and without such registers.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int n)
    {
        var sums = Vector256<double>.Zero;
        var i = 0;
        for (; i + 4 <= n; i += 4)
        {
            sums += Vector256.Create(a.Slice(i, 4)) * Vector256.Create(b.Slice(i, 4));
        }

        var rest = 0.0;
        for (; i < n; i++)
        {
            rest += a[i] * b[i];
        }

        return sums[0] + sums[1] + (sums[2] + sums[3]) + rest;
    }
}
