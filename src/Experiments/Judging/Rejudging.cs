using LearningThePrior.Debate;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Judging;

/// <summary>
/// Judges stored debates again, without running their debaters, and adds the judgements to the run. A judgement that is there
/// already (of judge, debate, stage and order) is not asked for again, so that what was stopped goes on where it was; nothing that is
/// there is changed.
/// </summary>
/// <remarks>
/// A judgement is added when its debate's are all there, and at the end they are in the order of debates, judges, stages and orders. A judge that throws,
/// or gives no credence for each answer, has failed; that is a judgement too, and says why. A <see cref="ModelException"/> that no further call can
/// mend ends the work; what was judged by then stays.
/// </remarks>
/// <param name="run">The run.</param>
/// <param name="hear">What it takes to judge a debate; called for one debate after the other.</param>
public sealed class Rejudging(StoredRun run, Func<StoredDebate, Hearing> hear)
{
    private readonly Lock _gate = new();

    /// <summary>Whether to judge after each round, or only at the end.</summary>
    public bool EachStage { get; init; }

    /// <summary>Whether to judge in the mirrored order too.</summary>
    public bool BothOrders { get; init; }

    /// <summary>What becomes, in the mirrored order, of debates whose speeches call sides by their labels. Default: they are not judged in it.</summary>
    public SideNaming SideNames { get; init; }

    /// <summary>What the judges are, see <see cref="StoredJudgement.JudgeKind"/>.</summary>
    public string JudgeKind { get; init; } = "simulated";

    /// <summary>What a judge may read of each debate's tree; null for as much as the debate's own judge might.</summary>
    public ReadingBudget? JudgeBudget { get; init; }

    /// <summary>Which debates are judged, by their ids; null for all.</summary>
    public Func<string, bool>? Only { get; init; }

    /// <summary>Where debates are judged; null for this process, so many at a time.</summary>
    public IRunner? Runner { get; init; }

    /// <summary>How many debates are judged at a time.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>What calls for a debate cost so far, by its id; null where nobody counts.</summary>
    public Func<string, CallTotals>? Costs { get; init; }

    /// <summary>The share of debates of which a judgement may fail, see <see cref="RunEngine.FailOn"/>. Default: 1, nothing stops the work.</summary>
    public double FailOn { get; init; } = 1;

    /// <summary>Whether judgements that failed before are asked for again where they are among those that are asked for, in the place of what stands there. Default: no.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>What the items of re-judging are.</summary>
    public const string Kind = "judgement";

    /// <summary>How many bytes of a last judgement that was cut off were moved to <c>judgements.jsonl.torn</c> when the work began.</summary>
    public long TornBytes { get; private set; }

    private IReadOnlyList<string> Orders => BothOrders ? [StoredJudgement.AsPlayed, StoredJudgement.Mirrored] : [StoredJudgement.AsPlayed];

    /// <summary>What is asked of a judge about a debate.</summary>
    internal IEnumerable<Asked> AskedOf(StoredDebate debate, string judge) =>
        from stage in EachStage && debate.Rounds > 0 ? Enumerable.Range(1, debate.Rounds) : [debate.Rounds] from order in Orders select new Asked(debate.DebateId, judge, stage, order);

    /// <summary>What becomes of a debate in an order, where its speeches call sides by their labels and the order turns these round; null where nothing does.</summary>
    internal SideNaming? NamingOf(StoredDebate debate, string order) => order == StoredJudgement.Mirrored && debate.NamesSides(withFeedback: false) ? SideNames : null;

    /// <summary>Who judges single debates.</summary>
    public IItemHandler Handler() => new JudgementHandler(run.Info.RunId, Hear, this);

    /// <summary>Judges what is missing.</summary>
    /// <param name="progress">Hears how many debates are done; null for nobody.</param>
    /// <param name="cancellationToken">Stops; what was judged by then stays.</param>
    /// <returns>What each judge did, in the order of judges and orders.</returns>
    /// <exception cref="JournalException">A line of the run is malformed.</exception>
    /// <exception cref="InvalidDataException">A debate cannot be heard again, or the run is not finished, or is being written.</exception>
    /// <exception cref="IOException">The judgements cannot be written.</exception>
    public async Task<IReadOnlyList<JudgeTotals>> RunAsync(IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        using var writer = RunWriter.AddTo(run);
        return await RunAsync(writer, progress, cancellationToken);
    }

    /// <summary>Judges what is missing in a run that was opened before, so that nobody else writes what belongs to it: the file of calls, for example.</summary>
    /// <param name="writer">The run, opened to add to it; closed here.</param>
    /// <param name="progress">Hears how many debates are done; null for nobody.</param>
    /// <param name="cancellationToken">Stops; what was judged by then stays.</param>
    /// <returns>What each judge did, in the order of judges and orders.</returns>
    /// <exception cref="JournalException">A line of the run is malformed.</exception>
    /// <exception cref="InvalidDataException">A debate cannot be heard again.</exception>
    /// <exception cref="IOException">The judgements cannot be written.</exception>
    public async Task<IReadOnlyList<JudgeTotals>> RunAsync(RunWriter writer, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (RetryFailed)
        {
            await ForgetFailedAsync(writer, cancellationToken);
        }

        var there = await run.ReadJudgementsAsync(cancellationToken)
            .ToLookupAsync(j => j.DebateId, j => new Asked(j.DebateId, j.JudgeId, j.Stage, j.Order), cancellationToken: cancellationToken);
        var tally = new JudgementTally(this, Runner ?? new ProcessRunner(Kind, Handler(), Parallelism));
        var engine = new RunEngine(writer, tally) { KeepsItems = false, FailOn = FailOn };
        await engine.RunAsync(run.Info.RunId, JudgedItems.ReadAsync(run, Kind, IsChosen, there, cancellationToken), new Done(progress), cancellationToken);
        TornBytes = writer.TornBytes;
        await writer.CloseAsync(cancellationToken);
        return tally.Totals;

        bool IsChosen(StoredDebate debate)
        {
            if (Only?.Invoke(debate.DebateId) == false)
            {
                return false;
            }

            tally.Begin(debate, Hear(debate).Judges.Select(j => j.Name), there);
            return true;
        }
    }

    /// <summary>One after the other, as finding a debate's world again may be slow and is remembered for the next.</summary>
    private Hearing Hear(StoredDebate debate)
    {
        lock (_gate)
        {
            return hear(debate);
        }
    }

    /// <summary>Takes away what failed and is asked for again; what this call does not ask for stays.</summary>
    private async Task ForgetFailedAsync(RunWriter writer, CancellationToken cancellationToken)
    {
        var failed = await run.ReadJudgementsAsync(cancellationToken)
            .Where(j => j.ParseStatus == "failed" && Only?.Invoke(j.DebateId) != false && Orders.Contains(j.Order))
            .Select(j => new Asked(j.DebateId, j.JudgeId, j.Stage, j.Order))
            .ToHashSetAsync(cancellationToken: cancellationToken);
        var debates = failed.Select(f => f.DebateId).ToHashSet(StringComparer.Ordinal);
        var again = new HashSet<Asked>();
        await foreach (var debate in run.ReadDistinctDebatesAsync(cancellationToken).Where(d => debates.Contains(d.DebateId)))
        {
            again.UnionWith(Hear(debate).Judges.SelectMany(j => AskedOf(debate, j.Name)));
        }

        again.IntersectWith(failed);
        if (again.Count > 0)
        {
            await writer.ForgetAsync(j => j.ParseStatus == "failed" && again.Contains(new(j.DebateId, j.JudgeId, j.Stage, j.Order)), cancellationToken);
        }
    }

    private sealed class Done(IProgress<long>? progress) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => progress?.Report(value.Done);
    }
}
