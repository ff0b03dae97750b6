using System.Text.Json;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>Reads a line of <c>judgements.jsonl</c> into a row.</summary>
internal static class JudgementScan
{
    private static readonly Shape Judgement = new(
        ("schema", Kinds.Text), ("run_id", Kinds.Text), ("debate_id", Kinds.Text), ("judge_id", Kinds.Text), ("judge_kind", Kinds.Text),
        ("stage", Kinds.Integer), ("final", Kinds.Flag), ("order", Kinds.Text), ("parse_status", Kinds.Text), ("credences", Kinds.List | Kinds.Null),
        ("mass", Kinds.Number | Kinds.Null), ("choice", Kinds.Integer | Kinds.Null), ("correct", Kinds.Flag | Kinds.Null),
        ("log_score", Kinds.Number | Kinds.Null), ("brier", Kinds.Number | Kinds.Null), ("method", Kinds.Text), ("raw", Kinds.Text | Kinds.Null),
        ("error", Kinds.Text | Kinds.Null), ("parser", Kinds.Text | Kinds.Null), ("characters", Kinds.Integer | Kinds.Null),
        ("cost", Kinds.Number | Kinds.Null), ("at", Kinds.Time | Kinds.Null), ("call_id", Kinds.Text | Kinds.Null), ("read", Kinds.List | Kinds.Null | Kinds.Optional));

    private static readonly WordSet JudgeKinds = new(StoreWords.JudgeKinds);

    private static readonly WordSet Orders = new(StoreWords.Orders);

    private static readonly WordSet Outcomes = new(StoreWords.ParseStatuses);

    /// <summary>Reads a line as this version writes it.</summary>
    /// <exception cref="JsonException">It is not such a line.</exception>
    public static JudgementRow Read(ReadOnlySpan<byte> line, SharedValues pool)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        var (known, debate, judge, kind, stage, final, order, outcome, method) = (false, "", "", 0, 0, false, 0, 0, "");
        double[]? credences = null;
        bool? correct = null;
        int? choice = null, characters = null;
        double? log = null, brier = null, cost = null;
        for (var walk = Judgement.Enter(ref reader); walk.MoveNext(ref reader);)
        {
            switch (walk.Field)
            {
                case 0: known = reader.ValueTextEquals(StoredJudgement.CurrentSchema); break;
                case 2: debate = reader.GetString()!; break;
                case 3: judge = pool.Read(ref reader)!; break;
                case 4: kind = JudgeKinds.IndexOf(ref reader); break;
                case 5: stage = JsonValues.Count(ref reader); break;
                case 6: final = reader.GetBoolean(); break;
                case 7: order = Orders.IndexOf(ref reader); break;
                case 8: outcome = Outcomes.IndexOf(ref reader); break;
                case 9: credences = JsonValues.Numbers(ref reader); break;
                case 11: choice = JsonValues.Integer(ref reader); break;
                case 12: correct = JsonValues.Flag(ref reader); break;
                case 13: log = JsonValues.Number(ref reader); break;
                case 14: brier = JsonValues.Number(ref reader); break;
                case 15: method = pool.Read(ref reader)!; break;
                case 19: characters = JsonValues.Integer(ref reader); break;
                case 20: cost = JsonValues.Number(ref reader); break;
                default: break;
            }
        }

        var sound = !reader.Read() && known && !(log > 0) && !(choice < 0) && !(choice >= (credences?.Length ?? 0))
            && (Outcome)outcome == Outcome.Decided == credences is not null && StoreCheck.Credences(credences, "") is null;
        return sound
            ? new(debate, judge, StoreWords.JudgeKinds[kind], stage, final, order == 1, (Outcome)outcome, credences, correct, log, brier, method, characters, cost)
            : throw new JsonException();
    }

    /// <summary>The same of a judgement that the store's own reader read.</summary>
    public static JudgementRow RowOf(StoredJudgement judgement, SharedValues pool) => new(
        judgement.DebateId,
        pool.Of(judgement.JudgeId),
        pool.Of(judgement.JudgeKind),
        judgement.Stage,
        judgement.Final,
        judgement.Order == StoredJudgement.Mirrored,
        (Outcome)Array.IndexOf(StoreWords.ParseStatuses, judgement.ParseStatus),
        judgement.Credences?.ToArray(),
        judgement.Correct,
        judgement.LogScore,
        judgement.Brier,
        pool.Of(judgement.Method),
        judgement.Characters,
        judgement.Cost);
}
