using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Learning;

/// <summary>The debates that an earlier session of a run finished, so that none is played again.</summary>
internal static class EarlierDebates
{
    /// <summary>Reads those of worlds that are to be run; of worlds that are finished, only that they are all there.</summary>
    /// <exception cref="UserException">A finished world's debates are not all there, or a debate is of no world of the run.</exception>
    public static async Task<IReadOnlyDictionary<string, EarlierDebate>> ReadAsync(RunFolder folder, RunPlan plan, CancellationToken cancellationToken)
    {
        var run = StoredRun.Open(folder.Path);
        // Every verdict ends a debate, unless an overseer gave it.
        var isByDebate = RunBuilder.Learning(plan).ElicitOrDefault == ElicitationKind.Debate;
        var finished = Enumerable.Range(0, plan.Worlds).Select(w => folder.Find(w, plan) is { } world ? isByDebate ? world.Ledger.JudgeCalls : 0 : (long?)null).ToArray();
        var (earlier, counts) = (new Dictionary<string, EarlierDebate>(StringComparer.Ordinal), new long[plan.Worlds]);
        await using var judgements = run.ReadJudgementsAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = await judgements.MoveNextAsync();
        await foreach (var debate in run.ReadDebatesAsync(cancellationToken))
        {
            // Both are in the order of debates; judgements of a debate that a crash cut off, and of other judges, are passed over.
            while (more && (string.CompareOrdinal(judgements.Current.DebateId, debate.DebateId) < 0 || IsAnothers(judgements.Current, debate)))
            {
                more = await judgements.MoveNextAsync();
            }

            var world = WorldOf(debate.DebateId, plan, folder);
            counts[world]++;
            if (finished[world] is null && more && judgements.Current.DebateId == debate.DebateId)
            {
                earlier[debate.DebateId] = new(TranscriptAdapter.ToTranscript(debate, judgements.Current), IsStored: true);
            }
        }

        await AddJournalAsync(earlier, folder, plan, cancellationToken);
        return Enumerable.Range(0, plan.Worlds).FirstOrDefault(w => finished[w] > counts[w] && run.HasItems, -1) is var cut and >= 0
            ? throw new UserException($"{folder.Path} is damaged: it holds {counts[cut]} of the {finished[cut]} debates of world {cut}; restore it, or begin a new run with --out.")
            : earlier;
    }

    private static bool IsAnothers(StoredJudgement judgement, StoredDebate debate) =>
        judgement.DebateId == debate.DebateId && (judgement.JudgeId != debate.Models["judge"] || judgement.Order != StoredJudgement.AsPlayed || !judgement.Final);

    /// <summary>A run that an earlier version began has its debates in a journal.</summary>
    private static async Task AddJournalAsync(Dictionary<string, EarlierDebate> earlier, RunFolder folder, RunPlan plan, CancellationToken cancellationToken)
    {
        var journal = Path.Combine(folder.Path, "journal.jsonl");
        if (!File.Exists(journal))
        {
            return;
        }

        await foreach (var transcript in new JournalReader(journal).ReadAsync(cancellationToken))
        {
            _ = WorldOf(transcript.DebateId, plan, folder);
            earlier.TryAdd(transcript.DebateId, new(transcript, IsStored: false));
        }
    }

    private static int WorldOf(string debateId, RunPlan plan, RunFolder folder) =>
        WorldExperiment.WorldOf(debateId) is >= 0 and var world && world < plan.Worlds
            ? world
            : throw new UserException($"{folder.Path}: debate '{debateId}' belongs to no world of this run; is it another run's?");
}
