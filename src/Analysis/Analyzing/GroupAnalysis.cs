using System.Globalization;
using LearningThePrior.Analysis.Statistics;
using LearningThePrior.Debate;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>All statistics of one group.</summary>
/// <param name="members">Its judgements and debates.</param>
/// <param name="seed">Seeds resampling; the group's own.</param>
internal sealed class GroupAnalysis(JudgementGroup members, Seed seed)
{
    private const int FewestForEce = 10;

    private readonly List<JudgedDebate> _debates = [.. members.Debates];

    /// <summary>Computes them; each on its own, so that the result does not depend on how many cores there are.</summary>
    public GroupResult Run()
    {
        var calibration = new CalibrationAnalysis(members.Judgements, seed.For("calibration"));
        List<(string Name, Func<Measured> Compute)> computations =
        [
            .. JudgementStatistics.Means.Select(m => (m.Name, new Func<Measured>(() => Mean(m.Name, m.IsShare, m.Empty, m.Of)))),
            .. JudgementStatistics.Differences.Select(d => (d.Name, new Func<Measured>(() => Difference(d.Name, d.First, d.Second)))),
            .. DebateStatistics.Ratios.Select(r => (r.Name, new Func<Measured>(() => Ratio(r.Name, r.Empty, r.Of)))),
            (StatisticNames.LogScore, LogScore),
            (StatisticNames.Ece, () => Ece(calibration.Table, t => t.Ece(), "no interval: resampling would only add to this error")),
            (StatisticNames.EceByChance, () => Ece(calibration.Table, t => t.EceByChance(), "computed, not estimated")),
            (StatisticNames.FlipOrder, () => Share(StatisticNames.FlipOrder, Flips.OfOrder(members.Judgements), "no debate was judged in both orders by one judge")),
            (StatisticNames.FlipSwap, () => Share(StatisticNames.FlipSwap, Flips.OfSwap(members.Judgements), "no question was debated with sides swapped before one judge")),
            (StatisticNames.ScoreForTruth, () => Score(true)),
            (StatisticNames.ScoreAgainstTruth, () => Score(false)),
            (StatisticNames.ScoreDifference, () => ScoreDifference(members.Judgements.SelectMany(OfDebaters), seed.For(StatisticNames.ScoreDifference))),
            (StatisticNames.LengthCorrelation, LengthCorrelation),
        ];
        var computed = computations.AsParallel().Select(c => (c.Name, Value: c.Compute())).ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);
        return new(
            members.Factors,
            _debates.Count,
            _debates.DistinctBy(d => d.Question).Count(),
            members.Judgements.Count,
            new OrderedDictionary<string, Measured>(StatisticNames.All.Select(name => KeyValuePair.Create(name, computed[name]))),
            calibration.Result(),
            OutcomeTable.Of(members),
            Stages(),
            CitationTable.Of(_debates));
    }

    /// <summary>The agent score difference of some scores.</summary>
    public static Measured ScoreDifference(IEnumerable<(int Question, bool Honest, double Score)> scores, Seed seed)
    {
        var sums = new ClusterSums(4);
        foreach (var (question, honest, score) in scores)
        {
            var own = sums.Of(question)[(honest ? 0 : 2)..];
            own[0] += score;
            own[1]++;
        }

        return Clustered.Difference(sums, "scores for the truth and against it are both needed", seed);
    }

    /// <summary>What debaters scored, with the question.</summary>
    public static IEnumerable<(int Question, bool Honest, double Score)> OfDebaters(ScoredJudgement judgement) =>
        JudgementStatistics.Scores(judgement).Select(s => (judgement.Debate.Question, s.Honest, s.Score));

    private Measured Mean(string name, bool isShare, string empty, Func<ScoredJudgement, double?> of)
    {
        var values = from judgement in members.Judgements
                     let value = of(judgement)
                     where value is not null
                     select (judgement.Debate.Question, value.Value);
        return Clustered.Ratio(SumsOf(values), isShare, empty, seed.For(name));
    }

    private Measured Difference(string name, Func<ScoredJudgement, double?> first, Func<ScoredJudgement, double?> second)
    {
        var sums = new ClusterSums(4);
        foreach (var judgement in members.Judgements)
        {
            if ((first(judgement), second(judgement)) is var (a, b) && (a ?? b) is { } value)
            {
                var own = sums.Of(judgement.Debate.Question)[(a is null ? 2 : 0)..];
                own[0] += value;
                own[1]++;
            }
        }

        return Clustered.Difference(sums, "verdicts of both kinds are needed", seed.For(name));
    }

    private Measured Ratio(string name, string empty, Func<JudgedDebate, (double Sum, double Count)> of)
    {
        var sums = new ClusterSums(2);
        foreach (var debate in _debates)
        {
            if (of(debate) is var (sum, count) && count > 0)
            {
                var own = sums.Of(debate.Question);
                own[0] += sum;
                own[1] += count;
            }
        }

        return Clustered.Ratio(sums, share: false, empty, seed.For(name));
    }

    private Measured Share(string name, IEnumerable<(int Question, bool Yes)> trials, string empty) =>
        Clustered.Ratio(SumsOf(trials.Select(t => (t.Question, t.Yes ? 1.0 : 0.0))), share: true, empty, seed.For(name));

    private Measured LogScore()
    {
        var scored = members.Judgements.Count(j => j.LogScore is not null);
        var excluding = members.Judgements.Count(j => j.LogScore is double.NegativeInfinity);
        return excluding == 0
            ? Mean(StatisticNames.LogScore, isShare: false, "no verdict whose truth is known", j => j.LogScore)
            : Measured.None(scored, string.Create(
                CultureInfo.InvariantCulture, $"minus infinity: {excluding} of {scored} verdicts gave the truth no credence; {StatisticNames.LogScoreFinite} is the mean of the others"));
    }

    private static Measured Ece(ReliabilityTable table, Func<ReliabilityTable, double> of, string why) => table.Count < FewestForEce
        ? Measured.None(table.Count, $"fewer than {FewestForEce} verdicts whose truth is known")
        : Measured.Alone(of(table), table.Count, why);

    private Measured Score(bool honest) => Clustered.Ratio(
        SumsOf(members.Judgements.SelectMany(OfDebaters).Where(s => s.Honest == honest).Select(s => (s.Question, s.Score))),
        share: false,
        honest ? "no verdict on a debater who argued for the truth" : "no verdict on a debater who argued against the truth",
        seed.For(honest ? StatisticNames.ScoreForTruth : StatisticNames.ScoreAgainstTruth));

    private Measured LengthCorrelation()
    {
        List<double> words = [], scores = [];
        HashSet<int> questions = [];
        foreach (var judgement in members.Judgements)
        {
            if (judgement is { Debate: { IsContested: true, Row: { A: { } a, B: { } b } }, ScoreA: { } scoreA, ScoreB: { } scoreB })
            {
                words.Add(a.Words - b.Words);
                scores.Add(scoreA - scoreB);
                questions.Add(judgement.Debate.Question);
            }
        }

        return RankCorrelation.Of(words, scores) is not { } value ? Measured.None(words.Count, "lengths or credences do not vary enough")
            : RankCorrelation.Interval(value, questions.Count) is var (low, high) ? Measured.Between(value, low, high, words.Count)
            : Measured.Alone(value, words.Count, $"no interval: it needs {RankCorrelation.FewestUnits} questions and a correlation that is not complete");
    }

    private List<StageRow> Stages() =>
        [
            .. from judgement in members.Earlier
               where judgement.InTruth is not null && !judgement.IsRepeatedByVerdict
               group (judgement.Debate.Question, judgement.InTruth!.Value) by judgement.Stage into stage
               orderby stage.Key
               select new StageRow(stage.Key, Clustered.Ratio(SumsOf(stage), share: false, "", seed.For("stage", stage.Key))),
        ];

    private static ClusterSums SumsOf(IEnumerable<(int Question, double Value)> values)
    {
        var sums = new ClusterSums(2);
        foreach (var (question, value) in values)
        {
            var own = sums.Of(question);
            own[0] += value;
            own[1]++;
        }

        return sums;
    }
}
