using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Whether length sways judges.</summary>
internal static class Lengths
{
    /// <summary>Spearman's correlation of A's lead in words with its lead in credence; questions count for its interval, not verdicts.</summary>
    public static Measured Correlation(IEnumerable<ScoredJudgement> judgements)
    {
        List<double> words = [], scores = [];
        HashSet<int> questions = [];
        foreach (var judgement in judgements)
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
}
