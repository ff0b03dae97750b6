using System.Text.Json;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>A debate's row in the making.</summary>
internal sealed class DebateDraft
{
    private const string SameSide = "both sides defend the same";
    private const string SameLabel = "both sides have the same label";

    public bool Known { get; set; }

    public string DebateId { get; set; } = "";

    public string Protocol { get; set; } = "";

    public string Question { get; set; } = "";

    public string[] Answers { get; set; } = [];

    public int Sample { get; set; }

    public bool Swap { get; set; }

    public List<StoredSide> Sides { get; } = new(2);

    public int Rounds { get; set; }

    public string Status { get; set; } = "";

    public NamedText[] Models { get; set; } = [];

    public NamedText[] Labels { get; set; } = [];

    public long? Tokens { get; set; }

    public int? Calls { get; set; }

    public double? Cost { get; set; }

    public SpeechCounts Said { get; } = new();

    /// <summary>The same of a debate that the store's own reader read.</summary>
    public static DebateRow RowOf(StoredDebate debate, SharedValues pool)
    {
        var draft = new DebateDraft
        {
            Known = true,
            DebateId = debate.DebateId,
            Protocol = pool.Of(debate.Protocol),
            Question = pool.Of(debate.QuestionId),
            Answers = pool.Of([.. debate.Answers.Select(pool.Of)]),
            Sample = debate.Sample,
            Swap = debate.Swap,
            Rounds = debate.Rounds,
            Status = pool.Of(debate.Status),
            Models = pool.Of(Sorted(debate.Models)),
            Labels = pool.Of(Sorted(debate.Labels)),
            Tokens = debate.Tokens,
            Calls = debate.NCalls,
            Cost = debate.Cost,
        };
        draft.Sides.AddRange(debate.Sides);
        foreach (var turn in debate.Turns)
        {
            draft.Said.BeginTurn();
            foreach (var citation in turn.Citations)
            {
                draft.Said.Cite(citation.Status);
            }

            draft.Said.EndTurn(turn.Role, WordCount.Of(turn.Text));
        }

        return draft.Finish(pool);
    }

    /// <summary>The row.</summary>
    /// <exception cref="JsonException">What was read does not fit together.</exception>
    public DebateRow Finish(SharedValues pool)
    {
        if (!Known || Answers.Length < 2 || !StoreWords.Statuses.Contains(Status) || !Sides.TrueForAll(s => DebateCheck.Side(s, Answers.Length) is null))
        {
            throw new JsonException();
        }

        var (a, b) = (Row("A", 0, pool), Row("B", 1, pool));
        var amiss = Sides.DistinctBy(s => s.Label).Count() < Sides.Count ? SameLabel : a is not null && b is not null && a.DefendsAs(b) ? SameSide : null;
        return new(
            DebateId, Protocol, Question, Answers, Sample, Swap, Rounds, Status, Models, Labels, Tokens, Calls, Cost,
            amiss is null ? a : null, amiss is null ? b : null, amiss);
    }

    private SideRow? Row(string label, int index, SharedValues pool) =>
        Sides.Find(s => s.Label == label) is { } side
            ? new(side.Debater, side.Answer, side.Credences as double[] ?? side.Credences?.ToArray(), side.SpeaksFirst, Said.Words(index), Said.Citations(index) is { } cited ? pool.Of(cited) : null)
            : null;

    private static NamedText[] Sorted(IReadOnlyDictionary<string, string> named) =>
        [.. named.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => new NamedText(n.Key, n.Value))];
}
