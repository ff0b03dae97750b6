using LearningThePrior.Analysis.Statistics;
using LearningThePrior.Debate;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Credence in the chosen answer against how often it was right.</summary>
internal sealed class CalibrationAnalysis
{
    private readonly ClusterSums[] _bins = [.. Enumerable.Range(0, ReliabilityTable.Bins).Select(_ => new ClusterSums(2))];
    private readonly bool _areShares = true;
    private readonly Seed _seed;

    /// <summary>Sorts verdicts whose truth is known into bins.</summary>
    public CalibrationAnalysis(IEnumerable<ScoredJudgement> judgements, Func<JudgedDebate, int> cluster, Seed seed)
    {
        _seed = seed;
        foreach (var judgement in judgements)
        {
            if (judgement is { Confidence: { } credence, Borne: { } borne })
            {
                Table.Add(credence, borne);
                _areShares &= borne is 0 or 1;
                _bins[ReliabilityTable.BinOf(credence)].Add(cluster(judgement.Debate), borne);
            }
        }
    }

    /// <summary>The bins.</summary>
    public ReliabilityTable Table { get; } = new();

    /// <summary>The table with intervals; null where nothing is in it.</summary>
    public CalibrationResult? Result() => Table.Count == 0 ? null : new(
        [
            .. from bin in Enumerable.Range(0, ReliabilityTable.Bins)
               let content = Table.Bin(bin)
               where content.Count > 0
               select new CalibrationBin(
                   (double)bin / ReliabilityTable.Bins,
                   (bin + 1.0) / ReliabilityTable.Bins,
                   content.Count,
                   content.Credence,
                   Clustered.Ratio(_bins[bin], _areShares, "", _seed.For("bin", bin))),
        ],
        Table.Reliability(),
        Table.Resolution(),
        Table.Uncertainty());
}
