using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;
using static LearningThePrior.Analysis.Analyzing.StatisticNames;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>All statistics of one group.</summary>
/// <param name="members">Its judgements and debates.</param>
/// <param name="sums">Gathers the sums; may have served another group.</param>
/// <param name="seed">Seeds resampling; the group's own.</param>
internal sealed class GroupAnalysis(JudgementGroup members, GroupSums sums, Seed seed)
{
    private const int FewestForEce = 10;

    private readonly List<JudgedDebate> _debates = [.. members.Debates()];

    /// <summary>Computes them; each on its own, so that the result does not depend on how many cores there are.</summary>
    public GroupResult Run()
    {
        sums.Gather(members, _debates);
        var computed = Computations().AsParallel()
            .Select(c => (c.Name, Value: c.Compute(seed.For(c.Name))))
            .ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);
        return new(
            members.Factors,
            _debates.Count,
            sums.Questions,
            members.Judgements.Count,
            new OrderedDictionary<string, Measured>(All.Select(name => KeyValuePair.Create(name, computed[name]))),
            sums.Calibration.Result(seed.For("calibration")),
            OutcomeTable.Of(members),
            sums.Stages.Rows(seed),
            CitationTable.Of(_debates));
    }

    private List<(string Name, Func<Seed, Measured> Compute)> Computations()
    {
        Func<Seed, Measured> Ratio(ClusterSums of, bool share, string empty) => own => Clustered.Ratio(of, share, empty, own);
        return
        [
            .. JudgementStatistics.Means.Select((m, i) => (m.Name, Ratio(sums.Means[i], m.IsShare, m.Empty))),
            .. JudgementStatistics.Differences.Select((d, i) => (d.Name, new Func<Seed, Measured>(own => Clustered.Difference(sums.Differences[i], d.Empty, own)))),
            .. DebateStatistics.Ratios.Select((r, i) => (r.Name, r.Name == CostOfDebate ? Cost(sums.Ratios[i], r.Empty) : Ratio(sums.Ratios[i], false, r.Empty))),
            (LogScore, own => LogScores.Mean(Mean(LogScoreFinite), Mean(TruthExcluded), own)),
            (Ece, _ => Miscalibration(t => t.Ece(), "no interval: resampling would only add to this error")),
            (EceByChance, _ => Miscalibration(t => t.EceByChance(), "computed, not estimated")),
            (FlipOrder, Ratio(sums.FlipsWithOrder, true, "no debate was judged in both orders by one judge")),
            (FlipSwap, Ratio(sums.FlipsWithSwap, true, "no question was debated with sides swapped before one judge")),
            (ScoreForTruth, sums.Scores.ForTruth),
            (ScoreAgainstTruth, sums.Scores.AgainstTruth),
            (ScoreDifference, sums.Scores.Difference),
            (LengthCorrelation, _ => Lengths.Correlation(members.Judgements)),
        ];
    }

    /// <summary>A mean of those debates alone whose calls happened to be replayed, or to be priced, would look like the cost of all.</summary>
    private Func<Seed, Measured> Cost(ClusterSums known, string empty)
    {
        var unknown = _debates.Count(d => d.Row is { Calls: > 0, Cost: null });
        return unknown == 0
            ? own => Clustered.Ratio(known, share: false, empty, own)
            : _ => Measured.None(_debates.Count, $"unknown: {unknown} of {_debates.Count} debates made calls at prices that nobody told");
    }

    private ClusterSums Mean(string name) => sums.Means[Array.FindIndex(JudgementStatistics.Means, m => m.Name == name)];

    private Measured Miscalibration(Func<ReliabilityTable, double> of, string why) => sums.Calibration.Table is var table && table.Count < FewestForEce
        ? Measured.None(table.Count, $"fewer than {FewestForEce} verdicts whose truth is known")
        : Measured.Alone(of(table), table.Count, why);
}
