using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Optimization.Judging;

/// <summary>
/// A debate in numbers that every world has: how much each side says, cites and claims, what of it holds, its seat, and which
/// words it quotes beside which claims (hashed, Weinberger et al. 2009). No label is among them.
/// </summary>
/// <param name="Buckets">Buckets of hashed words.</param>
internal sealed record DebateFeatures(int Buckets)
{
    private const int MostWords = 64;
    private static readonly CitationStatus[] Statuses = Enum.GetValues<CitationStatus>();

    /// <summary>How many numbers a side has: its own, and their differences from the others' mean.</summary>
    public int Count => 2 * (Statuses.Length + 8 + Buckets);

    /// <summary>One row a side, in the order listed.</summary>
    public double[][] Of(IReadOnlyList<(string Label, Position Position)> sides, IReadOnlyList<Turn> turns)
    {
        var own = sides.Select((side, i) => Own(side, i, turns)).ToArray();
        return [.. own.Select((row, i) => (double[])[.. row, .. row.Select((value, j) => value - Others(own, i, j))])];
    }

    private static double Others(double[][] own, int side, int feature) =>
        own.Where((_, i) => i != side).Select(row => row[feature]).DefaultIfEmpty().Average();

    private double[] Own((string Label, Position Position) side, int listed, IReadOnlyList<Turn> turns)
    {
        var mine = turns.Where(t => t.Speaker == side.Label).ToArray();
        var citations = mine.SelectMany(t => t.Citations).ToArray();
        var claims = mine.SelectMany(t => t.Claims).Distinct().ToArray();
        var denied = turns.Where(t => t.Speaker != side.Label).SelectMany(t => t.Claims)
            .ToLookup(c => (c.Topic, c.About), c => c.Value);
        return
        [
            Log(mine.Sum(t => t.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length)),
            .. Statuses.Select(s => Log(citations.Count(c => c.Status == s))),
            citations.Length == 0 ? 0 : (double)citations.Count(c => c.Holds) / citations.Length,
            Log(claims.Length),
            Log(claims.Count(c => denied[(c.Topic, c.About)].Any(v => !v.Equals(c.Value)))),
            Log(mine.Count(t => t.Contested is not null)),
            turns is [var first, ..] && first.Speaker == side.Label ? 1 : 0,
            listed == 0 ? 1 : 0,
            side.Position is DistributionPosition distribution ? distribution.Credences.Values.Max() : 1,
            .. Words(claims, turns),
        ];
    }

    /// <summary>How often each word is quoted of a node of which this side claims so much.</summary>
    private double[] Words(Claim[] claims, IReadOnlyList<Turn> turns)
    {
        var counts = new double[Buckets];
        if (Buckets == 0)
        {
            return counts;
        }

        var quotes = turns.SelectMany(t => t.Citations).Where(c => c.Holds)
            .DistinctBy(c => c.Citation.Address).ToDictionary(c => c.Citation.Address, c => c.Citation.Quote);
        foreach (var claim in claims)
        {
            foreach (var word in quotes.TryGetValue(claim.About, out var quote) ? Split(quote) : [])
            {
                counts[new Seed(0).For($"{claim.Topic} {Size(claim)} {word}").Value % (ulong)Buckets]++;
            }
        }

        return Array.ConvertAll(counts, Log);
    }

    private static IEnumerable<string> Split(string quote) =>
        quote.Split([' ', '\n', '.', ',', ';', ':'], StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Distinct();

    private static string Size(Claim claim) =>
        claim.Value[0] is var v && v > -10 && v < 10 ? claim.Value.ToString() : v.Sign < 0 ? "-" : "+";

    private static double Log(int count) => Math.Log(1 + count);

    private static double Log(double count) => Math.Log(1 + count);
}
