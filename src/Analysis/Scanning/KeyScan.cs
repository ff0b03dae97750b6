using System.Text.Json;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>Reads a line of <c>keys.jsonl</c> into a row.</summary>
internal static class KeyScan
{
    private static readonly Shape Key = new(
        ("schema", Kinds.Text), ("run_id", Kinds.Text), ("debate_id", Kinds.Text), ("correct", Kinds.Integer | Kinds.Null), ("truth", Kinds.List | Kinds.Null));

    /// <summary>Reads a line as this version writes it.</summary>
    /// <exception cref="JsonException">It is not such a line.</exception>
    public static KeyRow Read(ReadOnlySpan<byte> line, SharedValues pool)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        var (known, debate) = (false, "");
        int? correct = null;
        double[]? truth = null;
        for (var walk = Key.Enter(ref reader); walk.MoveNext(ref reader);)
        {
            switch (walk.Field)
            {
                case 0: known = reader.ValueTextEquals(StoredKey.CurrentSchema); break;
                case 2: debate = reader.GetString()!; break;
                case 3: correct = JsonValues.Integer(ref reader); break;
                case 4: truth = JsonValues.Numbers(ref reader); break;
                default: break;
            }
        }

        var sound = !reader.Read() && known && correct is null or >= 0 && correct is null == truth is not null && StoreCheck.Credences(truth, "") is null;
        return sound ? new(debate, AnswerKey.Of(correct, truth)) : throw new JsonException();
    }

    /// <summary>The same of a key that the store's own reader read.</summary>
    public static KeyRow RowOf(StoredKey key, SharedValues pool) => new(key.DebateId, AnswerKey.Of(key.Correct, key.Truth?.ToArray()));
}
