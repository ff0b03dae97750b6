using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>
/// Cuts values into answers: ranges of equal width, the first and the last open. Their extent derives from D alone: D's
/// range, and twice its span on either side, so that values of D* fit whichever way the trend goes.
/// </summary>
public sealed class ValueBins
{
    /// <summary>More answers than this make every verdict slow and no better.</summary>
    public const int MaxAnswers = 400;

    private const double RoomInSpans = 2;

    // The automatic width aims at this many answers, which gives D itself about 50.
    private const int AutomaticAnswers = 250;

    // Keeps a log score finite where a human was as good as certain of something else; without weight anywhere else.
    private const double Floor = 1e-300;

    private readonly double[] _edges;
    private readonly double[] _standardEdges;

    /// <summary>Cuts values.</summary>
    /// <param name="values">D's values, not all equal.</param>
    /// <param name="width">The width of an answer in the values' unit; 0 for one that D's span gives.</param>
    /// <param name="scale">D's scale.</param>
    /// <param name="unit">The unit's name.</param>
    /// <exception cref="ArgumentException">The width gives more than <see cref="MaxAnswers"/> answers.</exception>
    public ValueBins(IReadOnlyList<double> values, double width, SeriesScale scale, string unit)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(scale);
        var span = values.Max() - values.Min();
        var extent = ((2 * RoomInSpans) + 1) * span;
        Width = width > 0 ? width : RoundUp(extent / AutomaticAnswers);
        var first = Math.Floor((values.Min() - (RoomInSpans * span)) / Width);
        var count = Math.Ceiling((values.Max() + (RoomInSpans * span)) / Width) - first + 1;
        if (count + 1 > MaxAnswers)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"BinWidth: {width} cuts this record into {count + 1} answers, more than {MaxAnswers}; give at least {extent / (MaxAnswers - 4):G3}, or 0 for an automatic width."), nameof(width));
        }

        _edges = [.. Enumerable.Range(0, (int)count).Select(k => Clean((first + k) * Width))];
        _standardEdges = [.. _edges.Select(scale.Standardise)];
        string Text(int edge) => _edges[edge].ToString(CultureInfo.InvariantCulture);
        Answers = new AnswerSet(
        [
            $"below {Text(0)} {unit}",
            .. Enumerable.Range(0, _edges.Length - 1).Select(i => $"from {Text(i)} to below {Text(i + 1)} {unit}"),
            $"{Text(_edges.Length - 1)} {unit} or more",
        ]);
    }

    /// <summary>The width of an answer, in the values' unit.</summary>
    public double Width { get; }

    /// <summary>The answers.</summary>
    public AnswerSet Answers { get; }

    /// <summary>The inner edges in the values' unit, rising; one fewer than answers. A value on an edge lies above it.</summary>
    public IReadOnlyList<double> Edges => _edges;

    /// <summary>The inner edges in standardised units.</summary>
    public IReadOnlyList<double> StandardEdges => _standardEdges;

    /// <summary>The answer that a value, in its own unit, belongs to.</summary>
    public int IndexOf(double value)
    {
        var found = Array.BinarySearch(_edges, value);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>The probability of each answer under a mixture of normals in standardised units.</summary>
    /// <param name="normals">Weights that sum to one, means, and positive variances.</param>
    public Credences Cut(params IReadOnlyList<(double Weight, double Mean, double Variance)> normals)
    {
        ArgumentNullException.ThrowIfNull(normals);
        var masses = new double[Answers.Count];
        foreach (var (weight, mean, variance) in normals)
        {
            var deviation = Math.Sqrt(variance);
            (double Below, double Above) left = (0, 1);
            for (var i = 0; i < masses.Length; i++)
            {
                var right = i < _edges.Length ? NormalTail.At((_standardEdges[i] - mean) / deviation) : (Below: 1, Above: 0);

                // Differences are taken in the nearer tail, where they lose no digits.
                masses[i] += weight * (left.Below > 0.5 ? left.Above - right.Above : right.Below - left.Below);
                left = right;
            }
        }

        return Credences.Normalise([.. masses.Select(m => Math.Max(m, Floor))]);
    }

    private static double RoundUp(double width)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(width)));
        return Clean(power * (width <= power ? 1 : width <= 2 * power ? 2 : width <= 5 * power ? 5 : 10));
    }

    private static double Clean(double value) =>
        double.Parse(value.ToString("G14", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
