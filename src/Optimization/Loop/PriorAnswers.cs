using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization;

/// <summary>What the human said of backgrounds: how plausible one is, and which of two is the more plausible.</summary>
public sealed class PriorAnswers
{
    private readonly List<(double[] Z, double LogPrior)> _absolute = [];
    private readonly List<(double[] First, double[] Second, double Credence)> _comparisons = [];

    /// <summary>Each z, [U], with its log Prior in nats; <see cref="PriorQuestion.Impossible"/> where z is impossible. An answer may be there several times, for its weight.</summary>
    public IReadOnlyList<(double[] Z, double LogPrior)> Absolute => _absolute;

    /// <summary>Each pair of z, with the credence that the first is the more plausible.</summary>
    public IReadOnlyList<(double[] First, double[] Second, double Credence)> Comparisons => _comparisons;

    /// <summary>How many answers there are, copies included.</summary>
    public int Count => _absolute.Count + _comparisons.Count;

    /// <summary>The first log Prior of a possible z; null before one.</summary>
    public double? FirstPossible { get; private set; }

    /// <summary>Whether some z was said to be impossible.</summary>
    public bool HasImpossible { get; private set; }

    /// <summary>Whether a log Prior is that of a possible z.</summary>
    public static bool IsPossible(double logPrior) => logPrior > PriorQuestion.Impossible + 1;

    /// <summary>Adds an absolute answer.</summary>
    /// <param name="z">[U].</param>
    /// <param name="logPrior">In nats.</param>
    /// <param name="copies">How many ordinary answers it weighs as much as.</param>
    public void Add(double[] z, double logPrior, int copies = 1)
    {
        if (IsPossible(logPrior))
        {
            FirstPossible ??= logPrior;
        }
        else
        {
            HasImpossible = true;
        }

        _absolute.AddRange(Enumerable.Repeat((z, logPrior), copies));
    }

    /// <summary>Adds a comparison.</summary>
    /// <param name="first">[U].</param>
    /// <param name="second">[U].</param>
    /// <param name="credence">The credence that the first is the more plausible.</param>
    /// <param name="copies">How many ordinary answers it weighs as much as.</param>
    public void Add(double[] first, double[] second, double credence, int copies = 1) =>
        _comparisons.AddRange(Enumerable.Repeat((first, second, credence), copies));
}
