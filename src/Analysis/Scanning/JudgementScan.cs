using System.Text.Json;
using LearningThePrior.Analysis.Store;

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
        ("cost", Kinds.Number | Kinds.Null), ("at", Kinds.Time | Kinds.Null), ("call_id", Kinds.Text | Kinds.Null));

    /// <summary>Reads a line as this version writes it.</summary>
    /// <exception cref="JsonException">It is not such a line.</exception>
    public static JudgementRow Read(ReadOnlySpan<byte> line, StringPool pool)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        var (known, debate, judge, kind, stage, final, order, status, method) = (false, "", "", "", 0, false, "", "", "");
        double[]? credences = null;
        bool? correct = null;
        double? log = null, brier = null, cost = null;
        for (var walk = Judgement.Enter(ref reader); walk.MoveNext(ref reader);)
        {
            switch (walk.Field)
            {
                case 0: known = reader.ValueTextEquals(StoredJudgement.CurrentSchema); break;
                case 2: debate = pool.Read(ref reader)!; break;
                case 3: judge = pool.Read(ref reader)!; break;
                case 4: kind = pool.Read(ref reader)!; break;
                case 5: stage = reader.GetInt32(); break;
                case 6: final = reader.GetBoolean(); break;
                case 7: order = pool.Read(ref reader)!; break;
                case 8: status = pool.Read(ref reader)!; break;
                case 9: credences = JsonValues.Numbers(ref reader); break;
                case 12: correct = JsonValues.Flag(ref reader); break;
                case 13: log = JsonValues.Number(ref reader); break;
                case 14: brier = JsonValues.Number(ref reader); break;
                case 15: method = pool.Read(ref reader)!; break;
                case 20: cost = JsonValues.Number(ref reader); break;
                default: break;
            }
        }

        var sound = !reader.Read() && known && stage >= 0 && order is StoredJudgement.AsPlayed or StoredJudgement.Mirrored
            && StoreCheck.Credences(credences, "") is null && status == "decided" == credences is not null;
        return sound
            ? new(debate, judge, kind, stage, final, order == StoredJudgement.Mirrored, OutcomeOf(status), credences, correct, log, brier, method, cost)
            : throw new JsonException();
    }

    /// <summary>The same of a judgement that the store's own reader read.</summary>
    public static JudgementRow RowOf(StoredJudgement judgement, StringPool pool) => new(
        pool.Of(judgement.DebateId),
        pool.Of(judgement.JudgeId),
        pool.Of(judgement.JudgeKind),
        judgement.Stage,
        judgement.Final,
        judgement.Order == StoredJudgement.Mirrored,
        OutcomeOf(judgement.ParseStatus),
        judgement.Credences?.ToArray(),
        judgement.Correct,
        judgement.LogScore,
        judgement.Brier,
        pool.Of(judgement.Method),
        judgement.Cost);

    private static Outcome OutcomeOf(string status) => status switch
    {
        "decided" => Outcome.Decided,
        "tie" => Outcome.Tie,
        "abstained" => Outcome.Abstained,
        "unparseable" => Outcome.Unparseable,
        "failed" => Outcome.Failed,
        _ => throw new JsonException(),
    };
}
