namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Lists what no statistic of verdicts can use.</summary>
internal static class DropReport
{
    /// <summary>Debates without a verdict, and verdicts without a key.</summary>
    public static void Unscored(Corpus corpus)
    {
        foreach (var debate in corpus.Debates)
        {
            if (!Array.Exists(debate.Judgements, j => j.IsFinal))
            {
                corpus.Drops.Add("debates", $"{debate.Row.Status}, without a verdict: left out of what is told of verdicts", debate.Row.DebateId);
            }

            foreach (var judgement in debate.Judgements.Where(j => j is { IsFinal: true, IsScorable: false }))
            {
                corpus.Drops.Add("judgements", "of a debate whose truth is not known: left out of accuracy and scores", debate.Row.DebateId);
            }
        }
    }
}
