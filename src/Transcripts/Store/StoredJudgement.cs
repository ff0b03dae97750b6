using System.Text.Json.Serialization;

namespace LearningThePrior.Transcripts;

/// <summary>One line of <c>judgements.jsonl</c>: what one judge made of one debate at one stage, in one order.</summary>
/// <remarks>
/// <see cref="Correct"/>, <see cref="LogScore"/> and <see cref="Brier"/> were computed from the key when the line was written;
/// <see cref="StoredScore"/> says how. Every key is always present.
/// </remarks>
public sealed record StoredJudgement
{
    /// <summary>The schema that this version writes and reads.</summary>
    public const string CurrentSchema = "ltp.judgement/1";

    /// <summary>The order in which the debate was played and first judged.</summary>
    public const string AsPlayed = "as_played";

    /// <summary>The other order, see <see cref="Debate.JudgeCase.Mirror"/>.</summary>
    public const string Mirrored = "mirrored";

    /// <summary>The version of this line's form.</summary>
    public required string Schema { get; init; }

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The debate; or the decomposition, where its overseer gave the verdict.</summary>
    public required string DebateId { get; init; }

    /// <summary>The judge's name.</summary>
    public required string JudgeId { get; init; }

    /// <summary>"simulated", "model", "human", "trained" or "imported".</summary>
    public required string JudgeKind { get; init; }

    /// <summary>How many rounds of speeches had been heard: 0 is before any.</summary>
    public required int Stage { get; init; }

    /// <summary>Whether this is the judge's last word on the debate: the verdict.</summary>
    public required bool Final { get; init; }

    /// <summary>The order in which the judge heard and saw the sides: "as_played", or "mirrored", in which labels, listing and the order of speeches made at once are turned round.</summary>
    public required string Order { get; init; }

    /// <summary>
    /// Of a mirrored judgement of a debate whose speeches call sides by their labels: "kept" where the words stayed, so that they meant the wrong side, or
    /// "rewritten" where the labels were turned round and marked. Not there otherwise, and in lines of earlier versions.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SideNames { get; init; }

    /// <summary>"decided", "tie", "abstained", "unparseable" or "failed".</summary>
    public required string ParseStatus { get; init; }

    /// <summary>A credence for each answer, in the debate's order of answers whatever the order of judging; null unless decided.</summary>
    public required IReadOnlyList<double>? Credences { get; init; }

    /// <summary>The share of the model's probability that fell on answers at all; null where that was not measured.</summary>
    public required double? Mass { get; init; }

    /// <summary>The answer with the greatest credence, by index; null where there is none or it is shared.</summary>
    public required int? Choice { get; init; }

    /// <summary>Whether the verdict is on the right side; null where there is no verdict or no key.</summary>
    public required bool? Correct { get; init; }

    /// <summary>The log of the credence in the truth, in nats, never above 0; null where there is no verdict or no key, and where it would be minus infinity.</summary>
    public required double? LogScore { get; init; }

    /// <summary>The squared distance of the credences from the truth, from 0 (best) to 2.</summary>
    public required double? Brier { get; init; }

    /// <summary>How credences came about: "checked", "logprob", "sampled", "verbalised", "trained", "human", "counted", "decomposed".</summary>
    public required string Method { get; init; }

    /// <summary>What the judge said, or its reason; null where it said nothing.</summary>
    public required string? Raw { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public required string? Error { get; init; }

    /// <summary>The version of whatever read the raw reply, or null.</summary>
    public required string? Parser { get; init; }

    /// <summary>How many characters of Z the judge was shown; null where unknown.</summary>
    public required int? Characters { get; init; }

    /// <summary>The addresses of the nodes that the judge was shown; null where unknown, and in lines of earlier versions.</summary>
    public IReadOnlyList<string>? Read { get; init; }

    /// <summary>What it cost; null where unknown.</summary>
    public required double? Cost { get; init; }

    /// <summary>When it was given, in UTC; null for simulated judges.</summary>
    public required DateTimeOffset? At { get; init; }

    /// <summary>The model call, or null.</summary>
    public required string? CallId { get; init; }
}
