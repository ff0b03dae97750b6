namespace LearningThePrior.Transcripts;

/// <summary>
/// One line of <c>debates.jsonl</c>: a debate that was played here or imported, with all that was said. It holds no answer
/// key (see <see cref="StoredKey"/>) and no verdict (see <see cref="StoredJudgement"/>), so that judges can be changed
/// after the fact.
/// </summary>
/// <remarks>Every key is always present: null where a thing is unknown or does not apply, never absent. Texts are untrusted.</remarks>
public sealed record StoredDebate
{
    /// <summary>The schema that this version writes and reads.</summary>
    public const string CurrentSchema = "ltp.debate/1";

    /// <summary>The version of this line's form.</summary>
    public required string Schema { get; init; }

    /// <summary>The run that it belongs to.</summary>
    public required string RunId { get; init; }

    /// <summary>Names the debate within its run.</summary>
    public required string DebateId { get; init; }

    /// <summary>The protocol, as it prints itself, or an imported debate's own name for it.</summary>
    public required string Protocol { get; init; }

    /// <summary>The question's id: the unit by which intervals are clustered.</summary>
    public required string QuestionId { get; init; }

    /// <summary>The question as it was asked.</summary>
    public required string QuestionText { get; init; }

    /// <summary>The answers' texts in order; credences follow it. At least two.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>Names the tree that was debated: the nodes of <c>nodes.jsonl</c> with this id are its own. Null where there was none.</summary>
    public required string? TreeId { get; init; }

    /// <summary>The latent z that the tree was unpacked from, or null.</summary>
    public required IReadOnlyList<double>? Latent { get; init; }

    /// <summary>Which repetition of the same question and protocol this is, from 0.</summary>
    public required int Sample { get; init; }

    /// <summary>Whether the debaters' sides are swapped against the first of a pair of debates on the question.</summary>
    public required bool Swap { get; init; }

    /// <summary>The sides in the order in which the judge saw them listed; none for a judge alone.</summary>
    public required IReadOnlyList<StoredSide> Sides { get; init; }

    /// <summary>How many rounds of speeches there were.</summary>
    public required int Rounds { get; init; }

    /// <summary>Who or what played each role: "debater_a", "debater_b", "judge".</summary>
    public required IReadOnlyDictionary<string, string> Models { get; init; }

    /// <summary>Further factors to group by, for example "world" or "setting".</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>The debate's seed as text, or null.</summary>
    public required string? Seed { get; init; }

    /// <summary>When it began, in UTC; null for simulated debates, which know no clock.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>How long it took, in seconds.</summary>
    public required double? WallS { get; init; }

    /// <summary>Tokens that language models read and wrote.</summary>
    public required long? Tokens { get; init; }

    /// <summary>What language models cost; null where unknown, which is not zero.</summary>
    public required double? Cost { get; init; }

    /// <summary>Calls of language models.</summary>
    public required int? NCalls { get; init; }

    /// <summary>Of these, how many a recording answered.</summary>
    public required int? NCacheHits { get; init; }

    /// <summary>How many calls were made again after a failure.</summary>
    public required int? NRetries { get; init; }

    /// <summary>How many steps of unpacking Mz took meanwhile; null where unknown, and in lines of earlier versions.</summary>
    public long? Unpacks { get; init; }

    /// <summary>"finished", "unfinished" or "failed".</summary>
    public required string Status { get; init; }

    /// <summary>Why it failed, or what is amiss; null where nothing is.</summary>
    public required string? Error { get; init; }

    /// <summary>The speeches in order.</summary>
    public required IReadOnlyList<StoredTurn> Turns { get; init; }

    /// <summary>What the judge might read of the tree; null where that is not known, as in lines of earlier versions.</summary>
    public StoredBudget? JudgeBudget { get; init; }

    /// <summary>Whether the judge might spend all of that on checks; null where that is not known, as in lines of earlier versions.</summary>
    public bool? JudgeIsExpert { get; init; }
}
