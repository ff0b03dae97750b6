using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>Which debates a human judges, in which order, and how far they came.</summary>
internal static class HumanAgenda
{
    /// <summary>Half-read debates first, so that a human goes on where they stopped; else as the seed draws.</summary>
    /// <exception cref="InvalidDataException">Nobody speaks in any debate.</exception>
    public static async Task<List<HumanProgress>> ReadAsync(StoredRun run, string judge, Seed seed, Func<string, bool>? only, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, HumanProgress>();
        await foreach (var debate in run.ReadDebatesAsync(cancellationToken))
        {
            if (debate.Turns.Count > 0 && only?.Invoke(debate.DebateId) != false)
            {
                found[debate.DebateId] = new(debate.DebateId, seed.For("mirror " + debate.DebateId).CreateRandom().NextBool(.5));
            }
        }

        await foreach (var judgement in run.ReadJudgementsAsync(cancellationToken))
        {
            if (judgement.JudgeId == judge && found.TryGetValue(judgement.DebateId, out var progress))
            {
                found[judgement.DebateId] = progress.After(judgement);
            }
        }

        return found.Count > 0
            ? [.. found.Values.OrderBy(d => d.Stage == 0).ThenBy(d => seed.For("order " + d.DebateId).Value)]
            : throw new InvalidDataException($"{run.Path}: there is no debate in which anybody speaks.");
    }
}
