using LearningThePrior.Analysis.Statistics;
using LearningThePrior.Debate;
using static LearningThePrior.Analysis.Analyzing.StatisticNames;

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
        var sums = new GroupSums(members, _debates);
        var calibration = new CalibrationAnalysis(members.Judgements, sums.Cluster, seed.For("calibration"));
        var computed = Computations(sums, calibration.Table).AsParallel()
            .Select(c => (c.Name, Value: c.Compute(seed.For(c.Name))))
            .ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);
        return new(
            members.Factors,
            _debates.Count,
            sums.Questions,
            members.Judgements.Count,
            new OrderedDictionary<string, Measured>(All.Select(name => KeyValuePair.Create(name, computed[name]))),
            calibration.Result(),
            OutcomeTable.Of(members),
            StageTable.Of(members.Earlier, seed),
            CitationTable.Of(_debates));
    }

    private List<(string Name, Func<Seed, Measured> Compute)> Computations(GroupSums sums, ReliabilityTable reliability)
    {
        var judgements = JudgementStatistics.Means.Zip(sums.Means).ToDictionary(m => m.First.Name, m => m.Second, StringComparer.Ordinal);
        Func<Seed, Measured> Ratio(ClusterSums of, bool share, string empty) => own => Clustered.Ratio(of, share, empty, own);
        Func<Seed, Measured> Less(ClusterSums first, ClusterSums second, string empty) => own => Clustered.Difference(first.Beside(second), empty, own);
        return
        [
            .. JudgementStatistics.Means.Select(m => (m.Name, Ratio(judgements[m.Name], m.IsShare, m.Empty))),
            .. DebateStatistics.Ratios.Select((r, i) => (r.Name, Ratio(sums.Ratios[i], false, r.Empty))),
            (LogScore, own => LogScores.Mean(judgements[LogScoreFinite], judgements[TruthExcluded], own)),
            (Ece, _ => Miscalibration(reliability, t => t.Ece(), "no interval: resampling would only add to this error")),
            (EceByChance, _ => Miscalibration(reliability, t => t.EceByChance(), "computed, not estimated")),
            (FlipOrder, Ratio(sums.FlipsWithOrder, true, "no debate was judged in both orders by one judge")),
            (FlipSwap, Ratio(sums.FlipsWithSwap, true, "no question was debated with sides swapped before one judge")),
            (SideBias, Less(judgements[AccuracyHonestA], judgements[AccuracyHonestB], "verdicts with the truth on either side are needed")),
            (SeatBias, Less(judgements[AccuracyHonestFirst], judgements[AccuracyHonestSecond], "verdicts with the truth in either seat are needed")),
            (ScoreForTruth, Ratio(sums.ForTruth, false, "no verdict on a debater who argued for the truth")),
            (ScoreAgainstTruth, Ratio(sums.AgainstTruth, false, "no verdict on a debater who argued against the truth")),
            (ScoreDifference, Less(sums.ForTruth, sums.AgainstTruth, "scores for the truth and against it are both needed")),
            (LengthCorrelation, _ => Lengths.Correlation(members.Judgements)),
        ];
    }

    private static Measured Miscalibration(ReliabilityTable table, Func<ReliabilityTable, double> of, string why) => table.Count < FewestForEce
        ? Measured.None(table.Count, $"fewer than {FewestForEce} verdicts whose truth is known")
        : Measured.Alone(of(table), table.Count, why);
}
