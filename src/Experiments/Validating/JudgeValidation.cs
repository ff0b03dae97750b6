using LearningThePrior.Debate;
using LearningThePrior.Debate.Debaters.Attacks;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Experiments.Validating;

/// <summary>
/// Validates judges: has them judge the debates of a run as they were played, and again with one thing changed at a time (see <see cref="ValidityTest"/>). The verdicts
/// are a run of their own, from which every measure follows.
/// </summary>
/// <remarks>
/// Whoever lost before the judge as played is the one who challenges, pleads and attacks; a debate on which the judge favoured nothing, or which has no such side, is not
/// attacked. Nothing but the repetition has another seed, so that only what was done differs. Verdicts that other judges gave on the debates come along.
/// </remarks>
/// <param name="source">The run whose debates are judged.</param>
/// <param name="hear">What it takes to judge a debate, with the judges that are validated; called for one debate after the other.</param>
public sealed class JudgeValidation(StoredRun source, Func<StoredDebate, Hearing> hear)
{
    /// <summary>What the items of a validation are.</summary>
    public const string Kind = "validation";

    /// <summary>The run's name, which its lines carry.</summary>
    public string RunId { get; init; } = "validate";

    /// <summary>How often a debate is judged again with nothing done to it; at least once.</summary>
    public int Repeats
    {
        get;
        init => field = value is >= 1 and <= 1_000 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "a debate is judged again from 1 to 1000 times");
    } = 1;

    /// <summary>What is done, of <see cref="ValidityTest.Optional"/>. Default: all.</summary>
    public IReadOnlyCollection<string> Tests { get; init; } = ValidityTest.Optional;

    /// <summary>The attacks, by name. Default: none.</summary>
    public IReadOnlyList<(string Name, IDebater Attacker)> Attacks { get; init; } = [];

    /// <summary>Who pleads once more for the side that lost.</summary>
    public IDebater Persuader { get; init; } = new Persuader(new NothingToAdd());

    /// <summary>Whether the last of a hearing's judges is the critic, who is asked the question alone and not validated. Default: no.</summary>
    public bool LastIsCritic { get; init; }

    /// <summary>Which debates are judged, by their ids; null for all that were finished.</summary>
    public Func<string, bool>? Only { get; init; }

    /// <summary>How many debates at most, the first ones; null for all.</summary>
    public int? Most { get; init; }

    /// <summary>What the judges are, see <see cref="StoredJudgement.JudgeKind"/>.</summary>
    public string JudgeKind { get; init; } = "simulated";

    /// <summary>Where debates are judged; null for this process, so many at a time.</summary>
    public IRunner? Runner { get; init; }

    /// <summary>How many debates are worked on at a time.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>What calls for a debate cost so far, by its id; null where nobody counts.</summary>
    public Func<string, CallTotals>? Costs { get; init; }

    /// <summary>The share of debates that may fail, see <see cref="RunEngine.FailOn"/>.</summary>
    public double FailOn { get; init; } = 1;

    /// <summary>Whether debates that failed in an earlier session are judged again. Default: yes.</summary>
    public bool RetryFailed { get; init; } = true;

    /// <summary>Judges what the run does not hold yet; the caller closes it.</summary>
    /// <param name="writer">The run of the validation.</param>
    /// <param name="progress">Hears how far it is; null for nobody.</param>
    /// <param name="cancellationToken">Stops; debates that were done by then stay.</param>
    /// <exception cref="JournalException">A line of the source is malformed.</exception>
    /// <exception cref="InvalidDataException">The source has no finished debate that is asked for.</exception>
    public async Task<RunProgress> RunAsync(RunWriter writer, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var items = await ItemsAsync(cancellationToken).ToListAsync(cancellationToken);
        if (items.Count == 0)
        {
            throw new InvalidDataException($"{source.Path} holds no finished debate that could be judged.");
        }

        await foreach (var node in source.ReadNodesAsync(cancellationToken))
        {
            writer.Append(StoredLine.Of(node with { RunId = RunId }));
        }

        var engine = new RunEngine(writer, Runner ?? new ProcessRunner(Kind, Handler(), Parallelism)) { FailOn = FailOn, RetryFailed = RetryFailed };
        return await engine.RunAsync(RunId, items, progress, cancellationToken);
    }

    /// <summary>Who judges single debates of the validation.</summary>
    public IItemHandler Handler() => new ValidationHandler(
        this, hear, new(async () => await source.ReadJudgementsAsync().Where(j => j.Final).ToLookupAsync(j => j.DebateId)));

    /// <summary>How many debates there are to judge.</summary>
    public ValueTask<int> CountAsync(CancellationToken cancellationToken = default) => ItemsAsync(cancellationToken).CountAsync(cancellationToken);

    private IAsyncEnumerable<RunItem> ItemsAsync(CancellationToken cancellationToken)
    {
        var items = JudgedItems.ReadAsync(source, Kind, d => d.Status == "finished" && Only?.Invoke(d.DebateId) != false, there: null, cancellationToken);
        return Most is { } most ? items.Take(most) : items;
    }
}
