using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>What statistics need of a debate.</summary>
/// <param name="DebateId">Names it within its run.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Question">The question's id.</param>
/// <param name="Answers">The answers' texts.</param>
/// <param name="Sample">Which repetition.</param>
/// <param name="Swap">Whether it is the second of a pair.</param>
/// <param name="Rounds">How many rounds.</param>
/// <param name="Status">"finished", "unfinished" or "failed".</param>
/// <param name="Models">Who played each role.</param>
/// <param name="Labels">Further factors.</param>
/// <param name="Tokens">Tokens, where known.</param>
/// <param name="Calls">Calls, where known.</param>
/// <param name="Cost">Its cost, where known.</param>
/// <param name="A">Side A; null where there is none, or the two cannot be told apart.</param>
/// <param name="B">Side B; null likewise.</param>
/// <param name="Amiss">What is amiss with the sides, in words; null where nothing is.</param>
internal sealed record DebateRow(
    string DebateId,
    string Protocol,
    string Question,
    string[] Answers,
    int Sample,
    bool Swap,
    int Rounds,
    string Status,
    NamedText[] Models,
    NamedText[] Labels,
    long? Tokens,
    int? Calls,
    double? Cost,
    SideRow? A,
    SideRow? B,
    string? Amiss)
{
    private const string SameSide = "both sides defend the same";
    private const string SameLabel = "both sides have the same label";

    /// <summary>Whether a side made no speech in a turn of its own.</summary>
    public bool IsSilent => A is { Silent: > 0 } || B is { Silent: > 0 };

    /// <summary>The row of a decomposition that ended in a verdict: nobody argued, and the overseer judges.</summary>
    public static DebateRow Of(StoredDecomposition decomposition, SharedValues pool) => new(
        decomposition.DecompositionId,
        pool.Of(decomposition.Protocol ?? "amplification"),
        pool.Of(decomposition.QuestionId ?? decomposition.DecompositionId),
        pool.Of([.. decomposition.Answers!.Select(pool.Of)]),
        Sample: 0,
        Swap: false,
        Rounds: 0,
        pool.Of(decomposition.Error is null ? RunWarnings.Finished : StoredDecomposition.Failed),
        [],
        pool.Of(decomposition.Labels ?? new Dictionary<string, string>()),
        decomposition.Tokens,
        decomposition.NCalls,
        decomposition.Cost,
        A: null,
        B: null,
        Amiss: null);

    /// <summary>A debate's row.</summary>
    public static DebateRow Of(StoredDebate debate, SharedValues pool)
    {
        var said = SpeechCounts.Of(debate);
        var (a, b) = (Side("A", 0), Side("B", 1));
        var amiss = debate.Sides.DistinctBy(s => s.Label).Count() < debate.Sides.Count ? SameLabel : a is not null && b is not null && a.DefendsAs(b) ? SameSide : null;
        return new(
            debate.DebateId,
            pool.Of(ProtocolText.Plain(debate.Protocol)),
            pool.Of(debate.QuestionId),
            pool.Of([.. debate.Answers.Select(pool.Of)]),
            debate.Sample,
            debate.Swap,
            debate.Rounds,
            pool.Of(debate.Status),
            pool.Of(debate.Models),
            pool.Of(debate.Labels),
            debate.Tokens,
            debate.NCalls,
            debate.Cost,
            amiss is null ? a : null,
            amiss is null ? b : null,
            amiss);

        SideRow? Side(string label, int index) => debate.Sides.FirstOrDefault(s => s.Label == label) is { } side
            ? new(
                side.Debater is null ? null : pool.Of(side.Debater),
                side.Answer,
                side.Credences?.ToArray(),
                side.SpeaksFirst,
                said.Words(index),
                said.Citations(index) is { } cited ? pool.Of(cited) : null,
                said.Silent(index))
            : null;
    }
}
