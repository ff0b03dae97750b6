using System.Collections.Concurrent;
using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Keeling;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>Cuts log10 of cases into answers of equal width, the first and the last open, and says how probable each is about a mean.</summary>
internal sealed class EpidemicAnswers
{
    // No course goes below 0 or, within a hundred weeks, far above a hundred million; the noise goes beyond on either side.
    private const double Lowest = -.75;
    private const double Highest = 8.25;

    // Keeps a log score finite where a human was as good as certain of something else.
    private const double Floor = 1e-300;

    private readonly double _noise;
    private readonly ConcurrentDictionary<int, Credences> _about = [];

    public EpidemicAnswers(EpidemicWorlds settings)
    {
        _noise = settings.Noise;
        var count = (int)Math.Round((Highest - Lowest) / settings.BinWidth);
        Edges = [.. Enumerable.Range(0, count + 1).Select(i => Math.Round(Lowest + (i * settings.BinWidth), 10))];
        string Text(int edge) => Edges[edge].ToString(CultureInfo.InvariantCulture);
        Set = new AnswerSet([$"below {Text(0)}", .. Enumerable.Range(0, count).Select(i => $"from {Text(i)} to below {Text(i + 1)}"), $"{Text(count)} or more"]);
    }

    /// <summary>The inner edges, rising; one fewer than answers.</summary>
    public IReadOnlyList<double> Edges { get; }

    public AnswerSet Set { get; }

    /// <summary>The answer that a number belongs to.</summary>
    public int IndexOf(double value) => Edges.Count(e => e <= value);

    /// <summary>The probabilities about a mean in thousandths; each mean's are computed once.</summary>
    public Credences About(int units) => _about.GetOrAdd(units, Cut);

    /// <summary>The probabilities under several means, each with its weight.</summary>
    public Credences About(IEnumerable<(int Units, double Weight)> means)
    {
        var sum = new double[Set.Count];
        foreach (var group in means.GroupBy(m => m.Units))
        {
            var (about, weight) = (About(group.Key), group.Sum(m => m.Weight));
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += weight * about[i];
            }
        }

        return Credences.Normalise(sum);
    }

    private Credences Cut(int units)
    {
        var mean = units / (double)EpidemicScheme.UnitsPerLog;
        var masses = new double[Set.Count];
        (double Below, double Above) left = (0, 1);
        for (var i = 0; i < masses.Length; i++)
        {
            var right = i < Edges.Count ? NormalTail.At((Edges[i] - mean) / _noise) : (Below: 1, Above: 0);

            // Differences are taken in the nearer tail, where they lose no digits.
            masses[i] = Math.Max(Floor, left.Below > .5 ? left.Above - right.Above : right.Below - left.Below);
            left = right;
        }

        return Credences.Normalise(masses);
    }
}
