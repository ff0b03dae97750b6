using System.Numerics;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// The human's prior over tables: the root's state uniform; a child keeps its parent's state with probability
/// <paramref name="stay"/>, else is uniform over the others; facts fair; and certain of three things: facts are not all
/// alike, every state is reachable, the root's two children differ. Normalised over the tables that satisfy these; the
/// human knows the constant.
/// </summary>
/// <param name="states">K, from 2 to <see cref="EncyclopediaWorlds.MaxStates"/>.</param>
/// <param name="stay">Between 0 and 1.</param>
public sealed class TablePrior(int states, double stay)
{
    private const int MostTries = 1_000;

    private readonly double _stay = Math.Log(stay);
    private readonly double _move = Math.Log((1 - stay) / (states - 1));
    private readonly Lazy<double> _constant = new(() => Constant(states, stay));

    /// <summary>K.</summary>
    public int States => states;

    /// <summary>log Prior(z) in nats; negative infinity where a constraint fails.</summary>
    public double LogPrior(StateTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return IsPossible(table) ? LogPrior(table.Nexts) : double.NegativeInfinity;
    }

    /// <summary>The log prior of an impossible book as a claim states it: in millionths of a nat.</summary>
    internal static BigInteger ImpossibleUnits { get; } = new(Math.Round(PriorQuestion.Impossible * PriorQuestion.UnitsPerNat));

    /// <summary>log Prior(z) as a claim states it: in millionths of a nat, at least <see cref="PriorQuestion.Impossible"/>.</summary>
    public BigInteger Units(StateTable table) =>
        new(Math.Round(Math.Max(LogPrior(table), PriorQuestion.Impossible) * PriorQuestion.UnitsPerNat));

    /// <summary>Whether a table satisfies the constraints.</summary>
    public static bool IsPossible(StateTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Facts.Distinct().Count() == 2
            && table.Next(table.Root, 0) != table.Next(table.Root, 1)
            && table.Witnesses().Count == table.States;
    }

    /// <summary>
    /// What a human who read the rows of only some states expects log Prior to be: each row unread counts as its mean.
    /// </summary>
    /// <param name="rows">The rows read: a state and its children's states.</param>
    public double Expected(IEnumerable<(int State, int First, int Second)> rows)
    {
        var read = rows.Distinct().ToArray();
        var mean = (stay * _stay) + ((1 - stay) * _move);
        return read.Sum(r => LogStep(r.State, r.First) + LogStep(r.State, r.Second))
            + (2 * Math.Max(0, states - read.Length) * mean) + _constant.Value;
    }

    /// <summary>Draws a table, by rejection.</summary>
    public StateTable Draw(SeededRandom random) => Draw(random, null, _ => null);

    /// <summary>Draws a table that has the given root and rows. Where they leave none that is possible, as pages of a model that errs may, one that is not.</summary>
    /// <param name="random">The draw.</param>
    /// <param name="root">The root's state; null where it is drawn too.</param>
    /// <param name="row">The row of a state: its fact and its children's states; null where it is drawn.</param>
    internal StateTable Draw(SeededRandom random, int? root, Func<int, (bool Fact, int First, int Second)?> row)
    {
        ArgumentNullException.ThrowIfNull(random);
        var rows = Enumerable.Range(0, states).Select(row).ToArray();
        StateTable table;
        var tries = 0;
        do
        {
            table = new(
                root ?? random.NextInt(states),
                [.. Enumerable.Range(0, 2 * states).Select(place => rows[place / 2] is not { } known ? DrawStep(place / 2, random) : place % 2 == 0 ? known.First : known.Second)],
                [.. rows.Select(known => known?.Fact ?? random.NextBool(.5))]);
        }
        while (!IsPossible(table) && (rows.All(r => r is null) || ++tries < MostTries));

        return table;
    }

    /// <summary>log Prior(z) of next states that satisfy the constraints, whatever the root and the facts.</summary>
    internal double LogPrior(IReadOnlyList<int> next)
    {
        var sum = _constant.Value;
        for (var place = 0; place < next.Count; place++)
        {
            sum += LogStep(place / 2, next[place]);
        }

        return sum;
    }

    // One naming of states in K! is canonical, and facts that are all alike are left out.
    private static double Constant(int states, double stay)
    {
        var move = (1 - stay) / (states - 1);
        var mass = CanonicalSteps.Of(states)
            .Sum(next => next.Select((s, place) => s == place / 2 ? stay : move).Aggregate(1.0, (a, b) => a * b));
        var namings = Enumerable.Range(1, states).Aggregate(1.0, (a, b) => a * b);
        return -Math.Log(mass * namings * (Math.Pow(2, states) - 2));
    }

    private double LogStep(int from, int to) => from == to ? _stay : _move;

    private int DrawStep(int from, SeededRandom random)
    {
        if (random.NextBool(stay))
        {
            return from;
        }

        var other = random.NextInt(states - 1);
        return other < from ? other : other + 1;
    }
}
