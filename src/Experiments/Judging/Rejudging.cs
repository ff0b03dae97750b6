using System.Runtime.CompilerServices;
using LearningThePrior.Debate;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Judging;

/// <summary>
/// Judges stored debates again, without running their debaters, and adds the judgements to the run. A judgement that is there
/// already (of judge, debate, stage and order) is not asked for again, so that what was stopped goes on where it was; nothing that is
/// there is changed.
/// </summary>
/// <remarks>
/// Judgements are added in the order of debates, judges, stages and orders, whatever the parallelism. A judge that throws, or gives no
/// credence for each answer, has failed; that is a judgement too, and says why. A <see cref="ModelException"/> that no further call can
/// mend ends the work; what was judged by then stays.
/// </remarks>
/// <param name="run">The run.</param>
/// <param name="hear">What it takes to judge a debate; called for one debate after the other.</param>
public sealed class Rejudging(StoredRun run, Func<StoredDebate, Hearing> hear)
{
    /// <summary>Whether to judge after each round, or only at the end.</summary>
    public bool EachStage { get; init; }

    /// <summary>Whether to judge in the mirrored order too.</summary>
    public bool BothOrders { get; init; }

    /// <summary>What the judges are, see <see cref="StoredJudgement.JudgeKind"/>.</summary>
    public string JudgeKind { get; init; } = "simulated";

    /// <summary>What a judge may read of each debate's tree; by default as much as in a debate.</summary>
    public ReadingBudget JudgeBudget { get; init; } = DebateSetup.UsualJudgeBudget;

    /// <summary>How many debates are judged at a time.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>What calls for a debate cost so far, by its id; null where nobody counts.</summary>
    public Func<string, CallTotals>? Costs { get; init; }

    /// <summary>How many bytes of a last judgement that was cut off were moved to <c>judgements.jsonl.torn</c> when the work began.</summary>
    public long TornBytes { get; private set; }

    /// <summary>Judges what is missing.</summary>
    /// <param name="progress">Hears how many debates are done; null for nobody.</param>
    /// <param name="cancellationToken">Stops; what was judged by then stays.</param>
    /// <returns>What each judge did, in the order of judges and orders.</returns>
    /// <exception cref="JournalException">A line of the run is malformed.</exception>
    /// <exception cref="InvalidDataException">A debate cannot be heard again, or the run was cut off before its store was made.</exception>
    /// <exception cref="IOException">The judgements cannot be written.</exception>
    public async Task<IReadOnlyList<JudgeTotals>> RunAsync(IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        using var appender = new JudgementAppender(run);
        TornBytes = appender.TornBytes;
        var there = await run.ReadJudgementsAsync(cancellationToken)
            .Select(j => new Asked(j.DebateId, j.JudgeId, j.Stage, j.Order))
            .ToHashSetAsync(cancellationToken: cancellationToken);
        var totals = new OrderedDictionary<(string Judge, string Order), JudgeTotals>();
        var done = 0L;
        await foreach (var outcome in OutcomesAsync(there, cancellationToken))
        {
            Keep(outcome, appender, totals);
            progress?.Report(++done);
        }

        return [.. totals.Values];
    }

    /// <summary>Judges debate after debate, some at a time, and gives what came of them in the order of debates.</summary>
    private async IAsyncEnumerable<Outcome> OutcomesAsync(HashSet<Asked> there, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new Queue<Task<Outcome>>();
        try
        {
            await using var keys = new KeyStream(run.ReadKeysAsync(cancellationToken));
            await foreach (var debate in run.ReadDistinctDebatesAsync(cancellationToken))
            {
                var (key, hearing) = (await keys.FindAsync(debate.DebateId), hear(debate));
                running.Enqueue(Task.Run(() => JudgeAsync(debate, key, hearing, there, stop.Token), stop.Token));
                if (running.Count >= Parallelism)
                {
                    yield return await running.Dequeue();
                }
            }

            while (running.Count > 0)
            {
                yield return await running.Dequeue();
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll((IEnumerable<Task>)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static void Keep(Outcome outcome, JudgementAppender appender, OrderedDictionary<(string Judge, string Order), JudgeTotals> totals)
    {
        foreach (var earlier in outcome.Earlier)
        {
            Of(earlier.JudgeId, earlier.Order).Earlier++;
        }

        foreach (var judgement in outcome.Added)
        {
            appender.Add(judgement);
            Of(judgement.JudgeId, judgement.Order).Count(judgement);
        }

        JudgeTotals Of(string judge, string order)
        {
            if (!totals.TryGetValue((judge, order), out var found))
            {
                totals[(judge, order)] = found = new(judge, order);
            }

            return found;
        }
    }

    private async Task<Outcome> JudgeAsync(
        StoredDebate debate, StoredKey? key, Hearing hearing, HashSet<Asked> there, CancellationToken cancellationToken)
    {
        using var conversation = debate.DebateId.Length > 0 ? Conversation.Begin(debate.DebateId, debate.Sample) : null;
        List<Asked> earlier = [];
        List<StoredJudgement> added = [];
        foreach (var judge in hearing.Judges)
        {
            foreach (var stage in EachStage && debate.Rounds > 0 ? Enumerable.Range(1, debate.Rounds) : [debate.Rounds])
            {
                foreach (var order in BothOrders ? [StoredJudgement.AsPlayed, StoredJudgement.Mirrored] : new[] { StoredJudgement.AsPlayed })
                {
                    var asked = new Asked(debate.DebateId, judge.Name, stage, order);
                    if (there.Contains(asked))
                    {
                        earlier.Add(asked);
                        continue;
                    }

                    var stored = new StoredCase(debate, hearing, stage, order, JudgeBudget);
                    var (said, cost) = await JudgingCost.OfAsync(Costs, debate.DebateId, () => VerdictAsync(judge, stored.Case, cancellationToken));
                    var verdict = stored.Back(said);
                    added.Add(JudgementLine.Of(
                        verdict,
                        new(run.Info.RunId, debate.DebateId, judge.Name, JudgementLine.KindOf(verdict, JudgeKind)),
                        new(stage, stage == debate.Rounds, order),
                        stored.Case.Reader.CharactersShown,
                        key,
                        debate.Sides.Select(s => s.Credences).OfType<IReadOnlyList<double>>()) with
                    {
                        Cost = cost,
                    });
                }
            }
        }

        return new(added, earlier);
    }

    private static async ValueTask<Verdict> VerdictAsync(IJudge judge, JudgeCase @case, CancellationToken cancellationToken)
    {
        try
        {
            return await judge.AskAsync(@case, cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && error is not ModelException { IsFinal: true })
        {
            return new FailedVerdict($"{error.GetType().Name}: {error.Message}", new("failed", ""));
        }
    }

    private sealed record Outcome(IReadOnlyList<StoredJudgement> Added, IReadOnlyList<Asked> Earlier);

    /// <summary>What a judgement is one of.</summary>
    private readonly record struct Asked(string DebateId, string JudgeId, int Stage, string Order);
}
