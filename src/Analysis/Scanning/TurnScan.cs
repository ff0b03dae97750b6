using System.Text.Json;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>Counts the words and the citations of a debate's speeches.</summary>
internal static class TurnScan
{
    private static readonly Shape Turn = new(
        ("turn", Kinds.Integer), ("round", Kinds.Integer), ("role", Kinds.Text), ("task", Kinds.Text), ("text", Kinds.Text),
        ("text_raw", Kinds.Text | Kinds.Null), ("citations", Kinds.List), ("claims", Kinds.List), ("contested", Kinds.Integer | Kinds.Null),
        ("read", Kinds.List), ("candidates", Kinds.List | Kinds.Null), ("at", Kinds.Time | Kinds.Null), ("call_id", Kinds.Text | Kinds.Null),
        ("at_once", Kinds.Flag | Kinds.Null | Kinds.Optional));

    private static readonly Shape Citation = new(
        ("address", Kinds.Text), ("quote", Kinds.Text), ("status", Kinds.Text), ("start", Kinds.Integer | Kinds.Null), ("length", Kinds.Integer | Kinds.Null));

    private static readonly Shape Claim = new(("topic", Kinds.Text), ("about", Kinds.Text), ("value", Kinds.Text));

    private static readonly Shape Candidate = new(("text", Kinds.Text), ("score", Kinds.Number | Kinds.Null));

    private static readonly WordSet Roles = new(StoreWords.Roles);

    private static readonly WordSet Tasks = new(StoreWords.Tasks);

    private static readonly WordSet Statuses = new(Enum.GetNames<CitationStatus>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));

    /// <summary>Reads the list that the reader stands on.</summary>
    /// <exception cref="JsonException">It is no list of speeches.</exception>
    public static void Read(ref Utf8JsonReader reader, SpeechCounts said)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var (role, words) = (0, 0);
            said.BeginTurn();
            for (var walk = Turn.Enter(ref reader); walk.MoveNext(ref reader);)
            {
                switch (walk.Field)
                {
                    case 1: JsonValues.Count(ref reader); break;
                    case 2: role = Roles.IndexOf(ref reader); break;
                    case 3: Tasks.IndexOf(ref reader); break;
                    case 4: words = WordCount.Of(ref reader); break;
                    case 6: ReadCitations(ref reader, said); break;
                    case 7: SkipObjects(ref reader, Claim); break;
                    case 9: JsonValues.SkipTexts(ref reader); break;
                    case 10 when reader.TokenType != JsonTokenType.Null: SkipObjects(ref reader, Candidate); break;
                    default: break;
                }
            }

            said.EndTurn(StoreWords.Roles[role], words);
        }
    }

    private static void ReadCitations(ref Utf8JsonReader reader, SpeechCounts said)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            for (var walk = Citation.Enter(ref reader); walk.MoveNext(ref reader);)
            {
                if (walk.Field == 2)
                {
                    said.Cite((CitationStatus)Statuses.IndexOf(ref reader));
                }
            }
        }
    }

    private static void SkipObjects(ref Utf8JsonReader reader, Shape shape)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            for (var walk = shape.Enter(ref reader); walk.MoveNext(ref reader);)
            {
            }
        }
    }
}
