using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Credence in the chosen answer against how often it was right.</summary>
internal sealed class CalibrationAnalysis
{
    private readonly ClusterSums[] _bins = [.. Enumerable.Range(0, ReliabilityTable.Bins).Select(_ => new ClusterSums(2))];
    private bool _areShares = true;

    /// <summary>The bins.</summary>
    public ReliabilityTable Table { get; private set; } = new();

    /// <summary>Forgets all, and has memory ready for so many questions.</summary>
    public void Clear(int questions)
    {
        (Table, _areShares) = (new(), true);
        Array.ForEach(_bins, b => b.Clear(0));
    }

    /// <summary>Adds a judgement, where it is a verdict whose truth is known.</summary>
    public void Add(ScoredJudgement judgement, int question)
    {
        if (judgement is { Confidence: { } credence, Borne: { } borne })
        {
            Table.Add(credence, borne);
            _areShares &= borne is 0 or 1;
            _bins[ReliabilityTable.BinOf(credence)].Add(question, borne);
        }
    }

    /// <summary>The table with intervals; null where nothing is in it.</summary>
    public CalibrationResult? Result(Seed seed) => Table.Count == 0 ? null : new(
        [
            .. from bin in Enumerable.Range(0, ReliabilityTable.Bins)
               let content = Table.Bin(bin)
               where content.Count > 0
               select new CalibrationBin(
                   (double)bin / ReliabilityTable.Bins,
                   (bin + 1.0) / ReliabilityTable.Bins,
                   content.Count,
                   content.Credence,
                   Clustered.Ratio(_bins[bin], _areShares, "", seed.For("bin", bin))),
        ],
        Table.Reliability(),
        Table.Resolution(),
        Table.Uncertainty());
}
