using LearningThePrior.Analysis.Scanning;
using static LearningThePrior.Analysis.Analyzing.StatisticNames;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>The statistics that are a mean over judgements: what each judgement gives, or null where it has no say.</summary>
internal static class JudgementStatistics
{
    private const string NoTruth = "no judgement whose truth is known";
    private const string NoScored = "no verdict whose truth is known";
    private const string NoSide = "no verdict for a side";
    private const string NoHonestSide = "no verdict where this side held the truth";

    /// <summary>Each by name; a share counts yes and no.</summary>
    public static readonly (string Name, bool IsShare, string Empty, Func<ScoredJudgement, double?> Of)[] Means =
    [
        Share(Accuracy, "no verdict whose truth is known", j => j.Right),
        Share(AccuracyOfAll, NoTruth, j => j.IsScorable ? j.Correct == true : null),
        Mean(LogScoreFinite, "no verdict that gives the truth any credence", j => j.LogScore is { } log && double.IsFinite(log) ? log : null),
        Share(TruthExcluded, NoScored, j => j.LogScore is { } log ? double.IsNegativeInfinity(log) : null),
        Mean(StatisticNames.Brier, NoScored, j => j.Brier),
        Mean(CredenceInTruth, NoScored, j => j.InTruth),
        OfOutcome(Decided, Outcome.Decided),
        Share(Even, "no judgements", j => j is { Outcome: Outcome.Decided, Choice: null }),
        OfOutcome(Tie, Outcome.Tie),
        OfOutcome(Abstained, Outcome.Abstained),
        OfOutcome(Unparseable, Outcome.Unparseable),
        OfOutcome(Failed, Outcome.Failed),
        Share(ForA, NoSide, j => j.SeenAWins),
        Share(AccuracyHonestA, NoHonestSide, j => j.SeenAHonest == true ? j.Right : null),
        Share(AccuracyHonestB, NoHonestSide, j => j.SeenAHonest == false ? j.Right : null),
        Share(ForFirst, NoSide, j => j.FirstWins),
        Share(AccuracyHonestFirst, NoHonestSide, j => j.FirstHonest == true ? j.Right : null),
        Share(AccuracyHonestSecond, NoHonestSide, j => j.FirstHonest == false ? j.Right : null),
        Share(LongerWins, "no verdict between two sides of different length", LongerSideWins),
        Mean(CostOfJudgement, "no judgement tells its cost", j => j.Cost),
        Mean(Characters, "no judgement tells what the judge was shown", j => j.Characters),
    ];

    /// <summary>The differences of accuracy between two kinds of judgements, and which kind one is of.</summary>
    public static readonly (string Name, string Empty, Func<ScoredJudgement, bool?> IsFirst)[] Differences =
    [
        (SideBias, "verdicts with the truth on either side are needed", j => j.SeenAHonest),
        (SeatBias, "verdicts with the truth in either seat are needed", j => j.FirstHonest),
    ];

    private static bool? LongerSideWins(ScoredJudgement judgement) =>
        judgement.Debate.IsContested && judgement.Debate.Row is { A: { } a, B: { } b } && a.Words != b.Words && judgement.AWins is { } wins
            ? wins == a.Words > b.Words
            : null;

    private static (string, bool, string, Func<ScoredJudgement, double?>) Mean(string name, string empty, Func<ScoredJudgement, double?> of) =>
        (name, false, empty, of);

    private static (string, bool, string, Func<ScoredJudgement, double?>) Share(string name, string empty, Func<ScoredJudgement, bool?> of) =>
        (name, true, empty, j => of(j) is { } yes ? (yes ? 1 : 0) : null);

    private static (string, bool, string, Func<ScoredJudgement, double?>) OfOutcome(string name, Outcome outcome) =>
        Share(name, "no judgements", j => j.Outcome == outcome);
}
