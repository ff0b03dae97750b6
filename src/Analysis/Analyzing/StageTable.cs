using LearningThePrior.Analysis.Statistics;
using LearningThePrior.Debate;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>The mean credence in the truth after each round.</summary>
internal static class StageTable
{
    /// <summary>A row for each stage at which a verdict could be scored.</summary>
    /// <param name="judgements">Of all stages; where a verdict repeats an earlier judgement, it alone counts.</param>
    /// <param name="seed">Seeds resampling.</param>
    public static List<StageRow> Of(IEnumerable<ScoredJudgement> judgements, Seed seed)
    {
        // Judgements before the last may be of debates that no verdict ended: their questions are numbered on their own.
        var questions = new Dictionary<int, int>();
        var stages = new SortedDictionary<int, ClusterSums>();
        foreach (var judgement in judgements)
        {
            if (judgement.InTruth is { } credence && !judgement.IsRepeatedByVerdict)
            {
                if (!stages.TryGetValue(judgement.Stage, out var sums))
                {
                    stages[judgement.Stage] = sums = new(2);
                }

                questions.TryAdd(judgement.Debate.Question, questions.Count);
                sums.Add(questions[judgement.Debate.Question], credence);
            }
        }

        return [.. stages.Select(s => new StageRow(s.Key, Clustered.Ratio(s.Value, share: false, "", seed.For("stage", s.Key))))];
    }
}
