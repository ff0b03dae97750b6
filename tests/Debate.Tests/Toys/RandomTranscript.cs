using CsCheck;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Tests.Toys;

/// <summary>Transcripts of every shape that a journal must hold.</summary>
internal static class RandomTranscript
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String, OneOf("", "⟦A⟧", "é日👩‍🚀", "\u2028</script>", "\"\\\n\t", "a\0b"));

    private static readonly Gen<double> Finite = Gen.OneOf(Gen.Double.Where(double.IsFinite), OneOf(0.1, -0.0, double.Epsilon, double.MaxValue));

    private static readonly Gen<NodeAddress> Address = Gen.Int[0, 20].Array[0, 6].Select(NodeAddress.FromSteps);

    private static readonly Gen<Credences> TwoCredences = Gen.Double[0, 1].Select(Credences.OfYes);

    private static readonly Gen<Position> Position = Gen.OneOf(
        Gen.Int[0, 1].Select(a => (Position)new AnswerPosition(a)),
        TwoCredences.Select(c => (Position)new DistributionPosition(c)));

    private static readonly Gen<VerdictSource> Source =
        Gen.Select(Text, Text, Text.Null()).Select((method, raw, parser) => new VerdictSource(method, raw, parser));

    private static readonly Gen<Verdict> Verdict = Gen.OneOf(
        Gen.Select(TwoCredences, Source).Select((c, s) => (Verdict)new DecidedVerdict(c, s)),
        Source.Select(s => (Verdict)new TieVerdict(s)),
        Source.Select(s => (Verdict)new AbstainedVerdict(s)),
        Source.Select(s => (Verdict)new UnparseableVerdict(s)),
        Gen.Select(Text, Source).Select((e, s) => (Verdict)new FailedVerdict(e, s)));

    private static readonly Gen<TextSpan> Span = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99]).Select((s, l) => new TextSpan(s, l));

    private static readonly Gen<CheckedCitation> Citation =
        Gen.Select(Address, Text, Span.Nullable(), Gen.Enum<CitationStatus>(), Span.Nullable())
            .Select((address, quote, span, status, found) => new CheckedCitation(new(address, quote, span), status, found));

    private static readonly Gen<Claim> Claim = Gen.Select(Text, Address, Gen.Long.Array[1, 3])
        .Select((topic, about, amounts) => new Claim(
            topic, about, new([.. amounts.Select(a => System.Numerics.BigInteger.Pow(a, 3))])));

    private static readonly Gen<Turn> Turn =
        Gen.Select(Gen.Int[0, 9], Gen.Enum<SpeakingTask>(), Text, Citation.Array[0, 2], Claim.Array[0, 2], Gen.Int[0, 3].Nullable(), Address.Array[0, 2])
            .Select((round, task, text, citations, claims, contested, read) =>
                new Turn(round, round % 2 == 0 ? "A" : "B", task, text, citations, claims, contested, read));

    public static Gen<Transcript> Any { get; } =
        Gen.Select(Text, Finite.Array[0, 3].Null(), Gen.Bool, Gen.ULong, Position.Array[0, 2], Turn.Array[0, 3], Verdict)
            .Select((text, latent, swapped, seed, positions, turns, verdict) => new Transcript
            {
                DebateId = text,
                Protocol = "SequentialDebate { Rounds = 2 }",
                QuestionId = "q",
                QuestionText = text,
                Answers = ["no", "yes"],
                Latent = latent,
                Arrangement = new(swapped, false, !swapped),
                Seed = seed,
                Sides = [.. positions.Select((p, i) => new Side(i == 0 ? "A" : "B", text, p, i == 0))],
                Judge = text,
                Turns = turns,
                JudgeRead = [.. turns.SelectMany(t => t.Read)],
                JudgeCharacters = turns.Length,
                Unpacks = 2 * turns.Length,
                Verdict = verdict,
            });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
