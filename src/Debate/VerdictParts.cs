using System.Text.Json;

namespace LearningThePrior.Debate;

/// <summary>
/// The verdicts that one verdict was made of, as data: what a panel and an order-robust judge leave in
/// <see cref="VerdictSource.Raw"/>, as JSON.
/// </summary>
/// <param name="Parts">A panel's members in their order; or the verdicts in the order played and in the other.</param>
/// <param name="Agreement">
/// Of the parts that were decided, the share that chose what was chosen in the end; null where nothing was.
/// </param>
/// <param name="Flips">How often the choice turned with the order; null where only one order was judged.</param>
public sealed record VerdictParts(IReadOnlyList<VerdictPart> Parts, double? Agreement, int? Flips)
{
    /// <summary>Characters kept of what one part says of itself: 4,096, some pages of reasons.</summary>
    public const int RawCharacters = 4_096;

    /// <summary>Takes the parts of a verdict, bounds their words, and counts how many chose as it does.</summary>
    /// <param name="parts">Which judge said what.</param>
    /// <param name="chosen">The answer chosen in the end, or null.</param>
    /// <param name="flips">How often the choice turned with the order, where both were judged.</param>
    public static VerdictParts Of(IEnumerable<VerdictPart> parts, int? chosen, int? flips = null)
    {
        ArgumentNullException.ThrowIfNull(parts);
        VerdictPart[] bounded = [.. parts.Select(p => p with { Verdict = Bound(p.Verdict) })];
        var decided = bounded.Select(p => p.Verdict).OfType<DecidedVerdict>().ToArray();
        double? agreement = chosen is null ? null : (double)decided.Count(d => d.Credences.Choice == chosen) / decided.Length;
        return new(bounded, agreement, flips);
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static VerdictParts Parse(string json) =>
        JsonSerializer.Deserialize(json, DebateJson.Default.VerdictParts) ?? throw new JsonException("The parts of a verdict are expected.");

    /// <summary>The parts as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, DebateJson.Default.VerdictParts);

    private static Verdict Bound(Verdict verdict)
    {
        var source = verdict.Source with { Raw = SpeechSanitizer.Cut(verdict.Source.Raw, RawCharacters) };
        return verdict is FailedVerdict failed
            ? failed with { Error = SpeechSanitizer.Cut(failed.Error, RawCharacters), Source = source }
            : verdict with { Source = source };
    }
}

/// <summary>What one judge said, or one judge in one order.</summary>
/// <param name="Judge">The judge's name.</param>
/// <param name="Verdict">Its verdict.</param>
public sealed record VerdictPart(string Judge, Verdict Verdict);
