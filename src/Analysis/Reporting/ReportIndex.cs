using System.Text.Json.Serialization;
using LearningThePrior.Analysis.Analyzing;

namespace LearningThePrior.Analysis.Reporting;

/// <summary>What the page knows when it opens.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="LeftOut">How many debates the page does not hold.</param>
/// <param name="NodesLeftOut">How many nodes were mentioned and did not fit.</param>
/// <param name="CallsLeftOut">How many calls of language models did not fit.</param>
/// <param name="Analysis">Statistics of all debates, by protocol, or by what the cells of an experiment differ in.</param>
/// <param name="ByJudge">The same by judge too.</param>
/// <param name="OneFactorApart">Differences between groups of <paramref name="ByJudge"/> that differ in one factor alone.</param>
/// <param name="MainKind">The kind of judge that the whole is of, see <see cref="JudgeKinds"/>; null where no one judged.</param>
/// <param name="Trees">Where each tree's nodes are packed.</param>
/// <param name="Calls">Where each debate's calls are packed.</param>
/// <param name="Debates">The debates of each run in the store's order, and after them its decompositions.</param>
internal sealed record ReportIndex(
    IReadOnlyList<IndexedRun> Runs,
    long LeftOut,
    long NodesLeftOut,
    long CallsLeftOut,
    AnalysisResult Analysis,
    IReadOnlyList<GroupResult> ByJudge,
    IReadOnlyList<GroupComparison> OneFactorApart,
    string? MainKind,
    IReadOnlyList<IndexedTree> Trees,
    IReadOnlyList<IndexedCalls> Calls,
    IReadOnlyList<IndexedDebate> Debates);

/// <summary>A run.</summary>
internal sealed record IndexedRun(string Id, string Kind);

/// <summary>Where the nodes of a tree are: in which block, and at which place in it.</summary>
internal sealed record IndexedTree(int Run, string Id, int Block, int Place);

/// <summary>Where calls of a debate are: how many, in which block, and at which place in it.</summary>
internal sealed record IndexedCalls(int Run, string Debate, int Count, int Block, int Place);

/// <summary>What the list shows and filters by, of a debate or of a decomposition.</summary>
/// <param name="Run">The run's place among the runs.</param>
/// <param name="Id">The debate's id.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="QuestionId">The question's id.</param>
/// <param name="Question">The question, cut.</param>
/// <param name="Answers">Its first answers, cut.</param>
/// <param name="Rounds">How many rounds there were.</param>
/// <param name="Status">"finished", "unfinished" or "failed".</param>
/// <param name="Labels">Its first labels, cut.</param>
/// <param name="Verdicts">Its verdicts.</param>
/// <param name="Block">The block that holds its record,</param>
/// <param name="Place">and the place in it.</param>
internal sealed record IndexedDebate(
    int Run,
    string Id,
    string Protocol,
    string QuestionId,
    string Question,
    IReadOnlyList<string> Answers,
    int Rounds,
    string Status,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyList<IndexedVerdict> Verdicts,
    int Block,
    int Place)
{
    /// <summary>How many questions a decomposition consists of; its record is in the blocks of decompositions; null where this is a debate.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Subquestions { get; init; }

    /// <summary>The debaters of A and B.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Debaters { get; init; }

    /// <summary>Which repetition it is, where it is not the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Sample { get; init; }

    /// <summary>In how many turns a side was silent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Silent { get; init; }

    /// <summary>What language models cost; not there where unknown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Cost { get; init; }

    /// <summary>Tokens that language models read and wrote.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Tokens { get; init; }

    /// <summary>Whether calls were made at prices that nobody told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Unpriced { get; init; }
}

/// <summary>A judge's last word on a debate.</summary>
/// <param name="Judge">The judge.</param>
/// <param name="Order">"as_played" or "mirrored".</param>
/// <param name="Outcome">What was decided: the side ("A" or "B") or "neither" of a debate, "answer" of a decomposition; where nothing was, why: "even", "tie", "abstained", "unparseable" or "failed".</param>
/// <param name="Credences">Its first credences; null unless decided.</param>
/// <param name="Correct">Whether it is right; null where that is not known.</param>
/// <param name="LogScore">In nats; null where it is not known.</param>
internal sealed record IndexedVerdict(
    string Judge, string Order, string Outcome, IReadOnlyList<double>? Credences, bool? Correct, double? LogScore)
{
    /// <summary>The answer that a decomposition's verdict is for, by index; null where it is for none, and of a debate.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Choice { get; init; }

    /// <summary>The kind of judge, see <see cref="JudgeKinds"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Whether it counts as right in accuracy, where a tie is wrong; not there where it does not count.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Right { get; init; }

    /// <summary>Whether it gave the truth no credence at all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Excluded { get; init; }

    /// <summary>The Brier score.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Brier { get; init; }

    /// <summary>The probability that what has the greatest credence is true.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Borne { get; init; }

    /// <summary>The credence in the truth at each of the judge's stages in this order: [stage, credence].</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double[]>? Path { get; init; }
}
