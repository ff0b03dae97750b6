using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Debaters;

/// <summary>
/// What a debater can do in one turn of a recursive debate, and what it knows of each option: how far the parts are from what it knows of Z, and whether they make up
/// the claim, which is arithmetic that anybody can do. No option says which of them wins.
/// </summary>
/// <param name="claims">What the debater knows of Z.</param>
/// <param name="human">Whose arithmetic is known to all.</param>
/// <param name="lies">Draws where the world's own lie would lie.</param>
internal sealed class DebateMoves(IClaimOracle claims, IHuman human, Seed lies)
{
    /// <summary>How many numbers tell of an option.</summary>
    public const int Features = 8;

    /// <summary>
    /// The ways to divide a claim: as the debater knows the parts; with what the claim lacks of their sum put into one part, or where the world's lies put it; all of the
    /// claim in the first part, or in the last; the claim in equal shares. None where one node settles it.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Claim>> Divisions(Question question, Claim whole)
    {
        var known = claims.Parts(question, whole);
        if (known.Count == 0)
        {
            return [];
        }

        List<IReadOnlyList<Claim>> ways = [known, claims.FalseParts(question, whole, lies.For(question.Id).For(whole.About.ToString()))];
        if (known.All(p => p.Value.Count == whole.Value.Count))
        {
            var gap = known.Aggregate(whole.Value, (rest, part) => rest - part.Value);
            var nothing = whole.Value - whole.Value;
            ways.AddRange(Enumerable.Range(0, known.Count).Select(at => With(known, (part, i) => i == at ? part + gap : part)));
            ways.Add(With(known, (_, i) => i == 0 ? whole.Value : nothing));
            ways.Add(With(known, (_, i) => i == known.Count - 1 ? whole.Value : nothing));
            ways.Add(With(known, (_, i) => Share(whole.Value, i, known.Count)));
        }

        return [.. ways.DistinctBy(parts => string.Join(' ', parts.Select(p => $"{p.Topic} {p.About} {p.Value}")))];
    }

    /// <summary>What is known of each way to divide a claim: [option][<see cref="Features"/>].</summary>
    public double[][] OfDivisions(Question question, Claim whole, IReadOnlyList<IReadOnlyList<Claim>> ways)
    {
        var known = claims.Parts(question, whole);
        return [.. ways.Select(parts =>
        {
            double[] off = [.. parts.Select((p, i) => Distance(p, known.ElementAtOrDefault(i)))];
            return new[] { 1.0, Size(off.Max()), Bounded(off.Max()), Bounded(off.Min()), human.MakesUp(question, whole, parts) ? 1 : 0, off.Count(o => o == 0) / (double)off.Length, Size(parts.Max(Amount)), 0 };
        })];
    }

    /// <summary>What is known of each part that may be contested: [option][<see cref="Features"/>].</summary>
    public double[][] OfChallenges(Question question, Claim whole, IReadOnlyList<Claim> offered)
    {
        var known = claims.Parts(question, whole);
        double[] off = [.. offered.Select((p, i) => Distance(p, known.ElementAtOrDefault(i)))];
        return [.. offered.Select((part, i) => new[]
        {
            0, Size(off[i]), Bounded(off[i]), Bounded(off.Where((_, j) => j != i).DefaultIfEmpty().Max()), human.MakesUp(question, whole, offered) ? 1 : 0,
            off.Count(o => o == 0) / (double)off.Length, Size(Amount(part)), i / (double)offered.Count,
        })];
    }

    private static IReadOnlyList<Claim> With(IReadOnlyList<Claim> parts, Func<Amounts, int, Amounts> value) => [.. parts.Select((p, i) => p with { Value = value(p.Value, i) })];

    private static Amounts Share(Amounts whole, int part, int parts) =>
        new([.. whole.Values.Select(v => (v / parts) + (part == 0 ? v - (v / parts * parts) : BigInteger.Zero))]);

    /// <summary>How far a claim is from what is known of the same; what is no claim about the same is as far off as can be.</summary>
    private static double Distance(Claim claim, Claim? known) => known is null || known.Topic != claim.Topic || known.About != claim.About || known.Value.Count != claim.Value.Count
        ? double.MaxValue
        : Amount(claim with { Value = claim.Value - known.Value });

    private static double Amount(Claim claim) => Math.Min((double)claim.Value.Values.Max(BigInteger.Abs), double.MaxValue);

    private static double Size(double amount) => Math.Log(1 + amount) / 10;

    private static double Bounded(double amount) => amount / (1 + amount);
}
