using CsCheck;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts.Tests.Toys;

/// <summary>Lines of every shape that a store must hold.</summary>
internal static class RandomStored
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String.Select(WellFormed), OneOf("", "⟦A⟧", "é日👩‍🚀", "\u2028</script>", "\"\\\n\t", "a\0b"));

    private static readonly Gen<double> Finite = Gen.OneOf(Gen.Double.Where(double.IsFinite), OneOf(0.1, -0.0, double.Epsilon, double.MaxValue));

    private static readonly Gen<double[]> Credences = Gen.Double[0, 1].Select(yes => new[] { 1 - yes, yes });

    private static readonly Gen<DateTimeOffset> Instant = Gen.Long[0, 4_000_000_000].Select(DateTimeOffset.FromUnixTimeSeconds);

    private static readonly Gen<StoredCitation> Citation =
        Gen.Select(Text, Gen.Enum<CitationStatus>(), Gen.Int[0, 99].Nullable()).Select((quote, status, start) =>
            new StoredCitation("/0/13", quote, status, start, start is null ? null : quote.Length));

    private static readonly Gen<StoredTurn> Turn =
        Gen.Select(Gen.Int[0, 9], OneOf(StoreWords.Roles), OneOf(StoreWords.Tasks), Text, Citation.Array[0, 2], Finite.Nullable(), Instant.Nullable())
            .Select((round, role, task, text, citations, score, at) => new StoredTurn(
                round, round, role, task, text, score is null ? null : text, citations, [new("count", "/", "3,-17")], null, ["/", "/1"],
                score is null ? null : [new(text, score)], at, null)
            {
                AtOnce = at is null ? null : role != "judge",
            });

    private static readonly Gen<StoredSide> Side =
        Gen.Select(Gen.Bool, Text.Null(), Credences.Null()).Select((first, debater, credences) =>
            new StoredSide(first ? "A" : "B", debater, credences is null ? 1 : null, credences, first));

    public static Gen<StoredDebate> Debate { get; } =
        Gen.Select(Text, Finite.Array[0, 3].Null(), Gen.Bool, Side.Array[0, 2], Turn.Array[0, 3], Finite.Nullable(), Instant.Nullable())
            .Select((text, latent, swap, sides, turns, number, at) => ToyDebates.Plain with
            {
                DebateId = text,
                Protocol = text,
                QuestionText = text,
                TreeId = latent is null ? null : "t",
                Latent = latent,
                Swap = swap,
                Sides = sides,
                Rounds = turns.Length,
                Models = new Dictionary<string, string> { ["judge"] = text },
                Seed = swap ? "18446744073709551615" : null,
                StartedAt = at,
                WallS = number,
                Tokens = at is null ? null : long.MaxValue,
                Cost = number,
                Turns = turns,
                JudgeBudget = swap ? new(turns.Length, int.MaxValue) : null,
                JudgeIsExpert = swap ? turns.Length > 1 : null,
            });

    public static Gen<StoredJudgement> Judgement { get; } =
        Gen.Select(Text, Credences.Null(), OneOf(StoreWords.JudgeKinds), OneOf(StoreWords.Orders), Gen.Int[0, 9], Instant.Nullable())
            .Select((text, credences, kind, order, stage, at) => new StoredJudgement
            {
                Schema = StoredJudgement.CurrentSchema,
                RunId = "run",
                DebateId = text,
                JudgeId = text,
                JudgeKind = kind,
                Stage = stage,
                Final = stage == 9,
                Order = order,
                ParseStatus = credences is null ? "tie" : "decided",
                Credences = credences,
                Mass = null,
                Choice = credences is null ? null : StoredScore.Choice(credences),
                Correct = credences is null ? null : true,
                LogScore = credences is null ? null : -.5,
                Brier = null,
                Method = "verbalised",
                Raw = text,
                Error = null,
                Parser = null,
                Characters = stage,
                Cost = null,
                At = at,
                CallId = null,
            });

    /// <summary>Lone surrogates have no UTF-8: a debater's are escaped before they are stored.</summary>
    private static string WellFormed(string text) => SpeechSanitizer.Escape(text);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
