using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>What debaters scored: the credence that each seated side won, for the truth or against it.</summary>
internal sealed class DebaterScores
{
    private readonly ClusterSums _forTruth = new(2);
    private readonly ClusterSums _againstTruth = new(2);
    private readonly ClusterSums _both = new(4);

    /// <summary>Forgets all, and has memory ready for so many questions.</summary>
    public void Clear(int questions) => Array.ForEach([_forTruth, _againstTruth, _both], sums => sums.Clear(questions));

    /// <summary>Adds both sides of a judgement.</summary>
    public void Add(ScoredJudgement judgement, int question)
    {
        foreach (var (_, honest, score) in Of(judgement))
        {
            Add(question, honest, score);
        }
    }

    /// <summary>Adds one score.</summary>
    public void Add(int question, bool honest, double score)
    {
        (honest ? _forTruth : _againstTruth).Add(question, score);
        _both.AddTo(question, honest ? 0 : 2, score);
    }

    /// <summary>The mean score for the truth.</summary>
    public Measured ForTruth(Seed seed) => Clustered.Ratio(_forTruth, share: false, "no verdict on a debater who argued for the truth", seed);

    /// <summary>The mean score against it.</summary>
    public Measured AgainstTruth(Seed seed) => Clustered.Ratio(_againstTruth, share: false, "no verdict on a debater who argued against the truth", seed);

    /// <summary>The agent score difference.</summary>
    public Measured Difference(Seed seed) => Clustered.Difference(_both, "scores for the truth and against it are both needed", seed);

    /// <summary>The scores of one judgement: each seated side's, and whether it held the truth.</summary>
    public static IEnumerable<(string Debater, bool Honest, double Score)> Of(ScoredJudgement judgement)
    {
        var debate = judgement.Debate;
        if (debate.Row.A is { Debater: { } a } && debate.HonestA is { } honestA && judgement.ScoreA is { } scoreA)
        {
            yield return (a, honestA, scoreA);
        }

        if (debate.Row.B is { Debater: { } b } && debate.HonestB is { } honestB && judgement.ScoreB is { } scoreB)
        {
            yield return (b, honestB, scoreB);
        }
    }
}
