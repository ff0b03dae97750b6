namespace LearningThePrior.Analysis.Analyzing;

/// <summary>The judgements that share the values of the factors grouped by.</summary>
/// <param name="Key">The values, in the factors' order.</param>
/// <param name="Factors">The same by factor.</param>
/// <param name="Judgements">Those that count: verdicts, or of one stage.</param>
/// <param name="Earlier">All judgements of any stage, for belief by round.</param>
/// <param name="Unjudged">Debates without a judgement; none where a factor is one of judgements.</param>
internal sealed record JudgementGroup(
    IReadOnlyList<string> Key,
    IReadOnlyDictionary<string, string> Factors,
    List<ScoredJudgement> Judgements,
    List<ScoredJudgement> Earlier,
    List<JudgedDebate> Unjudged)
{
    /// <summary>The debates judged, in their order, then those that were not.</summary>
    public IEnumerable<JudgedDebate> Debates()
    {
        JudgedDebate? last = null;
        foreach (var judgement in Judgements)
        {
            // All judgements of a debate stand together.
            if (judgement.Debate != last)
            {
                yield return last = judgement.Debate;
            }
        }

        foreach (var debate in Unjudged)
        {
            yield return debate;
        }
    }
}
