using System.Text.Json;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>Reads a line of <c>debates.jsonl</c> into a row, counting its texts rather than making them.</summary>
internal static class DebateScan
{
    private static readonly Shape Debate = new(
        ("schema", Kinds.Text), ("run_id", Kinds.Text), ("debate_id", Kinds.Text), ("protocol", Kinds.Text), ("question_id", Kinds.Text),
        ("question_text", Kinds.Text), ("answers", Kinds.List), ("tree_id", Kinds.Text | Kinds.Null), ("latent", Kinds.List | Kinds.Null),
        ("sample", Kinds.Integer), ("swap", Kinds.Flag), ("sides", Kinds.List), ("rounds", Kinds.Integer), ("models", Kinds.Map),
        ("labels", Kinds.Map), ("seed", Kinds.Text | Kinds.Null), ("started_at", Kinds.Time | Kinds.Null), ("wall_s", Kinds.Number | Kinds.Null),
        ("tokens", Kinds.Number | Kinds.Null), ("cost", Kinds.Number | Kinds.Null), ("n_calls", Kinds.Integer | Kinds.Null),
        ("n_cache_hits", Kinds.Integer | Kinds.Null), ("n_retries", Kinds.Integer | Kinds.Null), ("status", Kinds.Text),
        ("error", Kinds.Text | Kinds.Null), ("turns", Kinds.List), ("judge_budget", Kinds.Map | Kinds.Null | Kinds.Optional),
        ("judge_is_expert", Kinds.Flag | Kinds.Null | Kinds.Optional), ("unpacks", Kinds.Integer | Kinds.Null | Kinds.Optional));

    private static readonly Shape Budget = new(("nodes", Kinds.Integer), ("characters", Kinds.Integer));

    private static readonly Shape Side = new(
        ("label", Kinds.Text), ("debater", Kinds.Text | Kinds.Null), ("answer", Kinds.Integer | Kinds.Null),
        ("credences", Kinds.List | Kinds.Null), ("speaks_first", Kinds.Flag));

    /// <summary>Reads a line as this version writes it.</summary>
    /// <exception cref="JsonException">It is not such a line.</exception>
    public static DebateRow Read(ReadOnlySpan<byte> line, SharedValues pool)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        var debate = new DebateDraft();
        for (var walk = Debate.Enter(ref reader); walk.MoveNext(ref reader);)
        {
            switch (walk.Field)
            {
                case 0: debate.Known = reader.ValueTextEquals(StoredDebate.CurrentSchema); break;
                case 2: debate.DebateId = reader.GetString()!; break;
                case 3: debate.Protocol = pool.Read(ref reader)!; break;
                case 4: debate.Question = pool.Read(ref reader)!; break;
                case 6: debate.Answers = JsonValues.Texts(ref reader, pool); break;
                case 8: JsonValues.Numbers(ref reader); break;
                case 9: debate.Sample = JsonValues.Count(ref reader); break;
                case 10: debate.Swap = reader.GetBoolean(); break;
                case 11: ReadSides(ref reader, pool, debate.Sides); break;
                case 12: debate.Rounds = JsonValues.Count(ref reader); break;
                case 13: debate.Models = JsonValues.Named(ref reader, pool); break;
                case 14: debate.Labels = JsonValues.Named(ref reader, pool); break;
                case 18: debate.Tokens = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt64(); break;
                case 19: debate.Cost = JsonValues.Number(ref reader); break;
                case 20: debate.Calls = JsonValues.Integer(ref reader); break;
                case 23: debate.Status = pool.Read(ref reader)!; break;
                case 25: TurnScan.Read(ref reader, debate.Said); break;
                case 26 when reader.TokenType != JsonTokenType.Null: CheckBudget(ref reader); break;
                default: break;
            }
        }

        return !reader.Read() ? debate.Finish(pool) : throw new JsonException();
    }

    private static void CheckBudget(ref Utf8JsonReader reader)
    {
        for (var walk = Budget.Enter(ref reader); walk.MoveNext(ref reader);)
        {
            JsonValues.Count(ref reader);
        }
    }

    private static void ReadSides(ref Utf8JsonReader reader, SharedValues pool, List<StoredSide> sides)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var (label, debater, answer, first) = ("", (string?)null, (int?)null, false);
            double[]? position = null;
            for (var walk = Side.Enter(ref reader); walk.MoveNext(ref reader);)
            {
                switch (walk.Field)
                {
                    case 0: label = pool.Read(ref reader)!; break;
                    case 1: debater = pool.Read(ref reader); break;
                    case 2: answer = JsonValues.Integer(ref reader); break;
                    case 3: position = JsonValues.Numbers(ref reader); break;
                    default: first = reader.GetBoolean(); break;
                }
            }

            sides.Add(new(label, debater, answer, position, first));
        }
    }
}
