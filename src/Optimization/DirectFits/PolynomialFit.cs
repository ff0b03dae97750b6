using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using MathNet.Numerics.LinearAlgebra;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>
/// A polynomial in time plus two harmonics of the year, by least squares; the spread is that of the residuals, taken as
/// independent and normal.
/// </summary>
/// <param name="Degree">The polynomial's degree.</param>
public sealed record PolynomialFit(int Degree) : IDirectFit
{
    /// <inheritdoc/>
    public string Name => FormattableString.Invariant($"polynomial{Degree}");

    /// <inheritdoc/>
    public FittedModel Fit(IWorld world, IReadOnlyList<Observation> data, Seed seed)
    {
        var series = SeriesFits.Require(world);
        ArgumentNullException.ThrowIfNull(data);
        var design = Matrix<double>.Build.DenseOfRows(data.Select(o => Basis(series, series.Time(o.Question))));
        var values = Vector<double>.Build.DenseOfEnumerable(data.Select(series.Measured));
        var coefficients = design.QR().Solve(values);
        var residuals = values - (design * coefficients);
        var freedom = Math.Max(1, data.Count - design.ColumnCount);
        var deviation = Math.Sqrt(residuals.DotProduct(residuals) / freedom);
        var work = (double)data.Count * design.ColumnCount * design.ColumnCount;
        return new(
            questions =>
            [
                .. questions.Select(q => SeriesFits.Cut(
                    Vector<double>.Build.DenseOfArray(Basis(series, series.Time(q))).DotProduct(coefficients), deviation, series.Edges)),
            ],
            design.ColumnCount + 1,
            1,
            work);
    }

    private double[] Basis(ISeriesWorld series, double time)
    {
        var year = 2 * Math.PI * time * series.YearsPerUnit;
        return
        [
            .. Enumerable.Range(0, Degree + 1).Select(d => Math.Pow(time, d)),
            Math.Cos(year), Math.Sin(year), Math.Cos(2 * year), Math.Sin(2 * year),
        ];
    }
}
