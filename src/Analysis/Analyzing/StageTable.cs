using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>The mean credence in the truth after each round.</summary>
internal sealed class StageTable
{
    private readonly SortedDictionary<int, ClusterSums> _stages = [];

    /// <summary>Forgets all, and has memory ready for so many questions.</summary>
    public void Clear(int questions)
    {
        foreach (var sums in _stages.Values)
        {
            sums.Clear(questions);
        }
    }

    /// <summary>Adds a judgement of any stage, where it can be scored; where a verdict repeats an earlier judgement, it alone counts.</summary>
    public void Add(ScoredJudgement judgement, int question)
    {
        if (judgement.InTruth is { } credence && !judgement.IsRepeatedByVerdict)
        {
            if (!_stages.TryGetValue(judgement.Stage, out var sums))
            {
                _stages[judgement.Stage] = sums = new(2);
            }

            sums.Add(question, credence);
        }
    }

    /// <summary>A row for each stage with anything in it.</summary>
    public List<StageRow> Rows(Seed seed) =>
        [.. _stages.Where(s => s.Value.Count > 0).Select(s => new StageRow(s.Key, Clustered.Ratio(s.Value, share: false, "", seed.For("stage", s.Key))))];
}
