using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>How a record is divided: D's rows that are observed, D's rows that are held out for scoring, and D*.</summary>
/// <param name="First">D: the first rows, in order.</param>
/// <param name="Observed">Those of D whose values are seen, in order.</param>
/// <param name="HeldOut">Those of D on which "d" is scored, in order; none of them is observed.</param>
/// <param name="Later">D*: the rows after D, in order.</param>
internal sealed record RecordSplit(
    IReadOnlyList<SeriesRow> First,
    IReadOnlyList<SeriesRow> Observed,
    IReadOnlyList<SeriesRow> HeldOut,
    IReadOnlyList<SeriesRow> Later)
{
    /// <summary>Divides a record. Which rows are held out depends on the seed alone, however many are observed.</summary>
    public static RecordSplit Of(IReadOnlyList<SeriesRow> rows, KeelingWorlds settings, Seed seed)
    {
        var first = rows.Take(Math.Clamp((int)Math.Round(settings.Share * rows.Count), 2, rows.Count - 1)).ToArray();
        var random = seed.For("split").CreateRandom();
        var shuffled = first.Select(r => (Row: r, Drawn: random.NextDouble())).OrderBy(r => r.Drawn).Select(r => r.Row).ToArray();
        var heldOut = Math.Max(1, (int)Math.Round(settings.HeldOut * first.Length));
        var available = first.Length - heldOut;
        if (settings.Examples > available)
        {
            throw new ArgumentException(
                $"Examples: {settings.Examples} rows cannot be observed, as D has {available} besides those held out; give at most that, or 0 for all.",
                nameof(settings));
        }

        var observed = settings.Examples == 0 ? available : settings.Examples;
        return new(first, InOrder(shuffled.Skip(heldOut).Take(observed)), InOrder(shuffled.Take(heldOut)), [.. rows.Skip(first.Length)]);
    }

    private static SeriesRow[] InOrder(IEnumerable<SeriesRow> rows) => [.. rows.OrderBy(r => r.Date)];
}
