using static LearningThePrior.Analysis.Analyzing.StatisticNames;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>What each statistic is, in a sentence or a few: formula, range, unit, and what is counted. <c>ltp analyze --define</c> prints them, and docs/measures.md holds them.</summary>
public static class StatisticDefinitions
{
    private const string Tie = "A tie counts as wrong, whether declared or by equal credences; abstentions, unreadable replies and failures are not of it.";

    /// <summary>The definitions by name, in the order of <see cref="StatisticNames.All"/>.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        [Accuracy] = $"The share of verdicts that are right, of those whose truth is known. {Tie} Chance is 1/k for k answers.",
        [AccuracyOfAll] = "The share of judgements that are right, of all whose truth is known: ties, abstentions, unreadable replies and failures count as not right.",
        [LogScore] = "The mean of ln p, p being the credence in the truth; nats, at most 0, chance is -ln k. There is no floor: a verdict with p = 0 makes it minus infinity, which is said, and log_score_finite is the mean of the others. Where the truth is a distribution q: the sum of q ln p.",
        [LogScoreFinite] = "The mean of ln p over verdicts with p above 0; read it beside truth_excluded.",
        [TruthExcluded] = "The share of verdicts that gave the truth no credence at all (p = 0).",
        [StatisticNames.Brier] = "The mean over verdicts of the sum over all answers of (credence - truth) squared: 0 is best, 2 is worst (Brier 1950). For two answers it is twice the square of 1 - p; the half, from 0 to 1, is what many packages call the Brier score. Even credences give 1 - 1/k: .5 for two answers.",
        [CredenceInTruth] = "The mean credence in the truth; where the truth is a distribution, the overlap with it: the sum of the smaller of the two.",
        [Ece] = "The expected calibration error of the greatest credence: ten bins of equal width, [0, .1), [.1, .2) to [.9, 1] (the last holds 1); the mean over verdicts of their bin's distance between mean credence and share right. An even verdict counts as right by the share of the answers it is even between. At least ten verdicts; it is biased upwards, see ece_by_chance.",
        [EceByChance] = "What a perfectly calibrated judge would show as ece on as many verdicts of these credences: the mean of the bins' normal noise, the sum over bins of sqrt(2 v / pi) over n, v being the sum of c (1 - c).",
        [Decided] = "The share of judgements that are decided: they have a credence for each answer.",
        [Even] = "The share of judgements that are decided but share the greatest credence: a tie by credences. Right or wrong, they fall to no side.",
        [StatisticNames.Tie] = "The share of judgements that declare a tie.",
        [Abstained] = "The share of judgements in which the judge declined.",
        [Unparseable] = "The share of judgements whose reply could not be read. A reply that names two answers is one.",
        [Failed] = "The share of judgements whose judge, or its call, failed.",
        [FlipOrder] = "Of the debates that one judge judged in both orders, favouring an answer in each: the share on which it chose another answer in the other order.",
        [FlipSwap] = "Of the pairs of debates that differ in the swap of sides alone, before one judge: the share that ended in different answers.",
        [ForA] = "The share of verdicts for the side that the judge saw labelled A, of those for a side. .5 where labels do not matter and truth is balanced.",
        [AccuracyHonestA] = $"Accuracy where the side labelled A held the truth. {Tie}",
        [AccuracyHonestB] = $"Accuracy where the side labelled B held the truth. {Tie}",
        [SideBias] = "accuracy_honest_a less accuracy_honest_b; 0 where labels do not matter.",
        [ForFirst] = "The share of verdicts for the side that was heard first, where not both spoke at once.",
        [AccuracyHonestFirst] = $"Accuracy where the side heard first held the truth. {Tie}",
        [AccuracyHonestSecond] = $"Accuracy where the side heard second held the truth. {Tie}",
        [SeatBias] = "accuracy_honest_first less accuracy_honest_second; 0 where order does not matter.",
        [ScoreForTruth] = "The mean credence in what a debater defended, where that was true.",
        [ScoreAgainstTruth] = "The mean credence in what a debater defended, where that was false.",
        [ScoreDifference] = "score_for_truth less score_against_truth: the agent score difference.",
        [LongerWins] = "The share of verdicts for the side that used more words, of verdicts between two sides of different length.",
        [LengthCorrelation] = "Spearman's rank correlation of A's lead in words with its lead in credence.",
        [WordsHonest] = "Mean words a debate of the side that held the truth.",
        [WordsDishonest] = "Mean words a debate of the side that did not.",
        [SilentDebates] = "The share of debates in which a side made no speech in a turn of its own.",
        [SilentA] = "Mean turns a debate without a speech, of the side labelled A.",
        [SilentB] = "Mean turns a debate without a speech, of the side labelled B.",
        [SilentHonest] = "Mean turns a debate without a speech, of the side that held the truth.",
        [SilentDishonest] = "Mean turns a debate without a speech, of the side that did not.",
        [CitationsHold] = "The share of citations whose words stand where they were said to, exactly or after normalising white space and quotation marks.",
        [CitationsHoldHonest] = "citations_hold of sides that held the truth.",
        [CitationsHoldDishonest] = "citations_hold of sides that did not.",
        [Rounds] = "Mean rounds of speeches a debate.",
        [Tokens] = "Mean tokens that language models read and wrote, a debate, of debates that tell.",
        [Calls] = "Mean calls of language models, a debate, of debates that tell.",
        [CostOfDebate] = "Mean cost of a debate in US dollars; unknown where a call was made at a price that nobody told.",
        [CostOfJudgement] = "Mean cost of a judgement in US dollars, of those that tell.",
        [Characters] = "Mean characters of Z that the judge was shown, a judgement, of those that tell.",
    };
}
