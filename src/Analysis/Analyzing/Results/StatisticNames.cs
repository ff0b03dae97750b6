namespace LearningThePrior.Analysis.Analyzing;

/// <summary>The names of the statistics of a group, in the order in which they are printed.</summary>
public static class StatisticNames
{
    /// <summary>The share of verdicts that are right, of those whose truth is known; a tie, declared or by equal credences, counts as wrong.</summary>
    public const string Accuracy = "accuracy";

    /// <summary>The share that are right of all judgements whose truth is known: ties, failures and all others count as not right.</summary>
    public const string AccuracyOfAll = "accuracy_of_all";

    /// <summary>The mean log credence in the truth, in nats; without a value where a verdict excluded the truth.</summary>
    public const string LogScore = "log_score";

    /// <summary>The same over the verdicts that did not exclude the truth.</summary>
    public const string LogScoreFinite = "log_score_finite";

    /// <summary>The share of verdicts that gave the truth no credence at all.</summary>
    public const string TruthExcluded = "truth_excluded";

    /// <summary>The mean squared distance from the truth, from 0 (best) to 2 (Brier 1950).</summary>
    public const string Brier = "brier";

    /// <summary>The mean credence in the truth; where the truth is a distribution, the overlap with it.</summary>
    public const string CredenceInTruth = "credence_in_truth";

    /// <summary>The expected calibration error of the credence in the chosen answer, in ten bins of equal width.</summary>
    public const string Ece = "ece";

    /// <summary>What a perfectly calibrated judge would show as <see cref="Ece"/> on as many verdicts.</summary>
    public const string EceByChance = "ece_by_chance";

    /// <summary>The share of judgements that are decided.</summary>
    public const string Decided = "decided";

    /// <summary>The share that are decided but share the greatest credence.</summary>
    public const string Even = "even";

    /// <summary>The share of declared ties.</summary>
    public const string Tie = "tie";

    /// <summary>The share of abstentions.</summary>
    public const string Abstained = "abstained";

    /// <summary>The share of replies that could not be read.</summary>
    public const string Unparseable = "unparseable";

    /// <summary>The share of judges' failures.</summary>
    public const string Failed = "failed";

    /// <summary>The share of debates, judged by one judge in both orders, on which it chose another answer in the other order.</summary>
    public const string FlipOrder = "flip_order";

    /// <summary>The share of swapped pairs of debates, judged by one judge, that ended in different answers.</summary>
    public const string FlipSwap = "flip_swap";

    /// <summary>The share of verdicts for the side that the judge saw labelled A.</summary>
    public const string ForA = "for_a";

    /// <summary>Accuracy where the side labelled A held the truth.</summary>
    public const string AccuracyHonestA = "accuracy_honest_a";

    /// <summary>Accuracy where the side labelled B held the truth.</summary>
    public const string AccuracyHonestB = "accuracy_honest_b";

    /// <summary>Side bias: the first of these two less the second.</summary>
    public const string SideBias = "side_bias";

    /// <summary>The share of verdicts for the side that the judge heard first.</summary>
    public const string ForFirst = "for_first";

    /// <summary>Accuracy where the side heard first held the truth.</summary>
    public const string AccuracyHonestFirst = "accuracy_honest_first";

    /// <summary>Accuracy where the side heard second held the truth.</summary>
    public const string AccuracyHonestSecond = "accuracy_honest_second";

    /// <summary>Seat bias: the first of these two less the second.</summary>
    public const string SeatBias = "seat_bias";

    /// <summary>The mean credence in what a debater defended where that was true.</summary>
    public const string ScoreForTruth = "score_for_truth";

    /// <summary>The same where it was false.</summary>
    public const string ScoreAgainstTruth = "score_against_truth";

    /// <summary>The agent score difference: the first of these two less the second.</summary>
    public const string ScoreDifference = "score_difference";

    /// <summary>The share of verdicts for the side that used more words.</summary>
    public const string LongerWins = "longer_wins";

    /// <summary>Spearman's correlation of A's lead in words with its lead in credence.</summary>
    public const string LengthCorrelation = "length_correlation";

    /// <summary>Mean words of the side that held the truth, a debate.</summary>
    public const string WordsHonest = "words_honest";

    /// <summary>Mean words of the side that did not.</summary>
    public const string WordsDishonest = "words_dishonest";

    /// <summary>The share of debates in which a side made no speech in a turn of its own.</summary>
    public const string SilentDebates = "silent_debates";

    /// <summary>Mean turns without a speech of the side labelled A, a debate.</summary>
    public const string SilentA = "silent_a";

    /// <summary>The same of side B.</summary>
    public const string SilentB = "silent_b";

    /// <summary>The same of the side that held the truth.</summary>
    public const string SilentHonest = "silent_honest";

    /// <summary>The same of the side that did not.</summary>
    public const string SilentDishonest = "silent_dishonest";

    /// <summary>The share of citations that hold: whose words stand where they were said to.</summary>
    public const string CitationsHold = "citations_hold";

    /// <summary>The same of sides that held the truth.</summary>
    public const string CitationsHoldHonest = "citations_hold_honest";

    /// <summary>The same of sides that did not.</summary>
    public const string CitationsHoldDishonest = "citations_hold_dishonest";

    /// <summary>Mean rounds a debate.</summary>
    public const string Rounds = "rounds";

    /// <summary>Mean tokens a debate, of debates that tell.</summary>
    public const string Tokens = "tokens";

    /// <summary>Mean calls of language models a debate, of debates that tell.</summary>
    public const string Calls = "calls";

    /// <summary>Mean cost of a debate, of those that tell, in US dollars; without a value where calls were made at an unknown price, which is not zero.</summary>
    public const string CostOfDebate = "cost_of_debate";

    /// <summary>Mean cost of a judgement, of those that tell.</summary>
    public const string CostOfJudgement = "cost_of_judgement";

    /// <summary>Mean characters of Z that the judge was shown for a judgement, of those that tell.</summary>
    public const string Characters = "characters";

    /// <summary>All of them, in this order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Accuracy,
        AccuracyOfAll,
        LogScore,
        LogScoreFinite,
        TruthExcluded,
        Brier,
        CredenceInTruth,
        Ece,
        EceByChance,
        Decided,
        Even,
        Tie,
        Abstained,
        Unparseable,
        Failed,
        FlipOrder,
        FlipSwap,
        ForA,
        AccuracyHonestA,
        AccuracyHonestB,
        SideBias,
        ForFirst,
        AccuracyHonestFirst,
        AccuracyHonestSecond,
        SeatBias,
        ScoreForTruth,
        ScoreAgainstTruth,
        ScoreDifference,
        LongerWins,
        LengthCorrelation,
        WordsHonest,
        WordsDishonest,
        SilentDebates,
        SilentA,
        SilentB,
        SilentHonest,
        SilentDishonest,
        CitationsHold,
        CitationsHoldHonest,
        CitationsHoldDishonest,
        Rounds,
        Tokens,
        Calls,
        CostOfDebate,
        CostOfJudgement,
        Characters,
    ];
}
