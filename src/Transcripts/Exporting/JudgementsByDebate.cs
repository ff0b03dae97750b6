namespace LearningThePrior.Transcripts.Exporting;

/// <summary>Judgements of a run by debate, in the order in which they were given.</summary>
internal static class JudgementsByDebate
{
    /// <summary>Reads those that are wanted; they stay in memory.</summary>
    public static async Task<Dictionary<string, List<StoredJudgement>>> ReadAsync(
        StoredRun run, Func<StoredJudgement, bool> isWanted, CancellationToken cancellationToken)
    {
        Dictionary<string, List<StoredJudgement>> judgements = new(StringComparer.Ordinal);
        await foreach (var judgement in run.ReadJudgementsAsync(cancellationToken))
        {
            if (!isWanted(judgement))
            {
                continue;
            }

            if (!judgements.TryGetValue(judgement.DebateId, out var ofDebate))
            {
                judgements[judgement.DebateId] = ofDebate = [];
            }

            ofDebate.Add(judgement);
        }

        return judgements;
    }
}
