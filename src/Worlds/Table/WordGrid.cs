using System.Collections.Concurrent;

namespace LearningThePrior.Worlds.Table;

/// <summary>The values in which a human speaks of slopes or base rates, in equal steps about zero.</summary>
/// <param name="unit">The difference of two of them, in log odds.</param>
internal sealed class WordGrid(double unit)
{
    /// <summary>How many there are: finer ones tell of steps that move no prediction, and that a compact z would have to hold.</summary>
    public const int Words = 31;

    private const int Middle = Words / 2;
    private const int MostKept = 20_000;
    private static readonly ConcurrentDictionary<(double Mean, double Deviation), double[]> Kept = new();

    /// <summary>The grid that reaches as far as some states come: its unit is 1, 2 or 5 times a power of ten, from a hundredth, as a column's page tells no less.</summary>
    public static WordGrid Reaching(double far)
    {
        var least = Math.Max(far / Middle, .01);
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return new(new[] { 1, 2, 5, 10 }.Select(n => n * power).First(u => u >= least * (1 - 1e-9)));
    }

    /// <summary>The value of a word, in thousandths.</summary>
    public int Thousandths(int word) => (int)Math.Round((word - Middle) * unit * TableLatents.Thousandths);

    /// <summary>The word that is nearest to a value in thousandths.</summary>
    public int Word(int thousandths) => Math.Clamp((int)Math.Round(Place((double)thousandths / TableLatents.Thousandths)), 0, Words - 1);

    /// <summary>How probable each word is: the mass of a normal that is nearest to it.</summary>
    /// <param name="mean">In words, from 0.</param>
    /// <param name="deviation">In words.</param>
    /// <returns>[<see cref="Words"/>].</returns>
    public static IReadOnlyList<double> Masses(double mean, double deviation)
    {
        if (Kept.TryGetValue((mean, deviation), out var kept))
        {
            return kept;
        }

        var masses = new double[Words];
        var below = 0.0;
        for (var word = 0; word < Words; word++)
        {
            var upTo = word == Words - 1 ? 1 : Keeling.NormalTail.At((word + .5 - mean) / deviation).Below;
            (masses[word], below) = (Math.Max(0, upTo - below), upTo);
        }

        if (Kept.Count < MostKept)
        {
            Kept[(mean, deviation)] = masses;
        }

        return masses;
    }

    /// <summary>A value in log odds as a place among the words.</summary>
    public double Place(double value) => Middle + (value / unit);

    /// <summary>A deviation in log odds, in words; never so small that nothing can be told.</summary>
    public double Deviation(double variance) => Math.Max(Math.Sqrt(variance) / unit, 1e-6);
}
