using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Experiments.Debating;

/// <summary>
/// Debates about many questions between two debaters, before any number of judges: the items of one run, and who works on them. Each is stored
/// the moment it is over.
/// </summary>
/// <remarks>
/// A debate that fails is stored as failed with its cause and wins for nobody; a <see cref="ModelException"/> that no further call can
/// mend (<see cref="ModelException.IsFinal"/>) ends the series.
/// </remarks>
public sealed class DebateSeries : IItemHandler
{
    private const int RehearsedAtOnce = 32;

    private readonly DebateSeriesSettings _settings;
    private readonly IDebater _a;
    private readonly IDebater _b;
    private readonly IReadOnlyList<IJudge> _judges;
    private readonly Seed _seed;
    private readonly IReadOnlyList<DebateItem> _items;
    private readonly OrderedDictionary<string, PlannedDebate> _planned;

    /// <summary>Prepares a series.</summary>
    /// <param name="items">The questions; ids must differ.</param>
    /// <param name="debaterA">Who is called A throughout.</param>
    /// <param name="debaterB">Who is called B throughout.</param>
    /// <param name="judges">Who judges every debate, at least one; the first is the one whom a protocol asks on its way.</param>
    /// <param name="settings">How debates are played.</param>
    /// <param name="seed">The randomness of all debates.</param>
    /// <exception cref="ArgumentException">There is no judge, or two have one name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public DebateSeries(
        IReadOnlyList<DebateItem> items, IDebater debaterA, IDebater debaterB, IReadOnlyList<IJudge> judges, DebateSeriesSettings settings, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(debaterA);
        ArgumentNullException.ThrowIfNull(debaterB);
        ArgumentNullException.ThrowIfNull(judges);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.Samples, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.Concurrency, nameof(settings));
        if (judges.Count == 0 || judges.DistinctBy(j => j.Name).Count() != judges.Count)
        {
            throw new ArgumentException("At least one judge is needed, and no two of one name.", nameof(judges));
        }

        (_items, _a, _b, _judges, _settings, _seed) = (items, debaterA, debaterB, judges, settings, seed);
        _planned = new(Plan(items).Select(p => KeyValuePair.Create(p.Key, p)), StringComparer.Ordinal);
    }

    /// <summary>What a finished debate cost, by its id; null where nobody counts.</summary>
    public Func<string, CallTotals>? Costs { get; init; }

    /// <summary>Where debates are played; null for this process, so many side by side as the settings say.</summary>
    public IRunner? Runner { get; init; }

    /// <summary>The run's name, which its lines carry.</summary>
    public string RunId { get; init; } = "debate";

    /// <summary>What the ids of its debates begin with, where a run holds several series (<see cref="DebateGrid"/>). Default: nothing.</summary>
    public string Prefix { get; init; } = "";

    private int DebatesEach => _settings.Samples * (IsPair ? 2 : 1);

    /// <summary>A lone consultant argues for each answer in its turn; debaters change answers where the settings say so. Where sides are picked, there is nothing to change.</summary>
    private bool IsPair => _settings.Protocol is not OpenChoice && (_settings.Protocol.Contestants == 1 || (_settings.Swap && _settings.Protocol.Contestants == 2));

    /// <summary>What the items of a series are.</summary>
    public const string Kind = "debate";

    /// <summary>Plays and stores all debates that the run does not hold yet; the caller closes the run.</summary>
    /// <param name="writer">The run.</param>
    /// <param name="progress">Hears how far the series is; null for nobody.</param>
    /// <param name="cancellationToken">Stops the series; what was played by then is stored.</param>
    /// <exception cref="ArgumentException">The protocol cannot be played on an item, or a judge does not fit; nobody was asked anything.</exception>
    /// <exception cref="ModelException">No further call can succeed.</exception>
    /// <exception cref="TooManyFailuresException">More debates failed than <see cref="DebateSeriesSettings.FailOn"/> bears.</exception>
    public Task<RunProgress> RunAsync(RunWriter writer, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        RequireFit();
        return new RunEngine(writer, Runner ?? new ProcessRunner(Kind, this, _settings.Concurrency)) { FailOn = _settings.FailOn, RetryFailed = _settings.RetryFailed }.RunAsync(RunId, Items, progress, cancellationToken);
    }

    /// <summary>The debates to be played.</summary>
    public IReadOnlyCollection<RunItem> Items => [.. _planned.Values.Select(p => p.ToItem())];

    /// <summary>Makes sure that every debate can be played, before anyone is asked anything.</summary>
    /// <exception cref="ArgumentException">The protocol cannot be played on an item, or a judge does not fit its answers.</exception>
    public void RequireFit()
    {
        foreach (var item in _items)
        {
            _settings.Protocol.Check(Setup(new(item, 0, Swapped: false, Draw: 0), _judges[0]));
            foreach (var judge in _judges)
            {
                judge.RequireFit(item.Question.Answers);
            }
        }
    }

    /// <summary>Plays debates and keeps nothing: for a dry run.</summary>
    /// <param name="isEnough">Asked after every few debates, with how many have been played, whether these will do; they are spread evenly over all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many were played.</returns>
    public async Task<int> RehearseAsync(Func<int, bool> isEnough, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(isEnough);
        RequireFit();
        var (all, played) = (Spread(_planned.Count), 0);
        foreach (var few in all.Chunk(RehearsedAtOnce))
        {
            await Parallel.ForEachAsync(
                few,
                new ParallelOptions { MaxDegreeOfParallelism = _settings.Concurrency, CancellationToken = cancellationToken },
                async (i, token) => await PlayAsync(_planned.GetAt(i).Value, token));
            played += few.Length;
            if (isEnough(played))
            {
                break;
            }
        }

        return played;
    }

    /// <inheritdoc/>
    public async Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(store);
        var (lines, problem) = await PlayAsync(item.Key, cancellationToken);
        store.Append(lines);
        if (problem is not null)
        {
            throw new ItemFailedException(problem);
        }
    }

    /// <summary>Plays one debate; its lines, and what failed in it.</summary>
    internal async Task<(IEnumerable<StoredLine> Lines, string? Problem)> PlayAsync(string key, CancellationToken cancellationToken)
    {
        var played = await PlayAsync(_planned[key] with { Prefix = Prefix }, cancellationToken);
        return (played.Lines(), played.Problem);
    }

    /// <summary>Whether there is such a debate.</summary>
    internal bool Has(string key) => _planned.ContainsKey(key);

    /// <summary>Every number below a count once; however many are taken, they lie about evenly.</summary>
    internal static IEnumerable<int> Spread(int count)
    {
        // A step of about the golden ratio that shares no divisor with the count.
        var step = Math.Max(1, (long)(count * .618));
        while (BigInteger.GreatestCommonDivisor(step, count) > 1)
        {
            step++;
        }

        return Enumerable.Range(0, count).Select(i => (int)(i * step % count));
    }

    private List<PlannedDebate> Plan(IReadOnlyList<DebateItem> items)
    {
        List<PlannedDebate> planned = [];
        var asked = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            // Debates in the same words are further samples to a model: it would be sent the same, and one reply would do for both.
            var words = string.Join('\n', [item.Question.Text, .. item.Question.Answers.Texts]);
            var before = asked.GetValueOrDefault(words);
            asked[words] = before + DebatesEach;
            for (var sample = 0; sample < _settings.Samples; sample++)
            {
                planned.Add(new(item, sample, Swapped: false, before + sample));
                if (IsPair)
                {
                    planned.Add(new(item, sample, Swapped: true, before + _settings.Samples + sample));
                }
            }
        }

        return planned;
    }

    private async Task<PlayedDebate> PlayAsync(PlannedDebate planned, CancellationToken cancellationToken)
    {
        using var conversation = Conversation.Begin(planned.Id, planned.Draw);
        using var span = DebateTelemetry.Debate(planned.Id, ProtocolText.Plain(_settings.Protocol.ToString()!));
        var played = new PlayedDebate(planned, RunId);
        var first = new RememberingJudge(_judges[0], Costs, planned.Id);
        var setup = Setup(planned, first);
        try
        {
            var transcript = await _settings.Protocol.PlayAsync(setup, cancellationToken);
            await played.AddAsync(transcript, first.Cost, cancellationToken);
            await JudgeAsync(played, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException and not ModelException { IsFinal: true })
        {
            played.Fail(setup, _settings.Protocol, Models(), e.Message);
        }

        if (Costs is not null)
        {
            played.Charge(Costs(planned.Id));
        }

        return played;
    }

    /// <summary>Lets every other judge judge the debate's record too, and all of them in the other order, as those will who judge it later.</summary>
    private async Task JudgeAsync(PlayedDebate played, CancellationToken cancellationToken)
    {
        var (debate, hearing) = (played.Debate, new Hearing(played.Planned.Item.Question, played.Planned.Item.Tree, _judges));
        foreach (var (judge, i) in _judges.Select((j, i) => (j, i)))
        {
            foreach (var order in _settings.BothOrders && debate.Sides.Count > 1 ? [StoredJudgement.AsPlayed, StoredJudgement.Mirrored] : new[] { StoredJudgement.AsPlayed })
            {
                if (i > 0 || order != StoredJudgement.AsPlayed)
                {
                    var @case = StoredCase.Of(debate, hearing, debate.Rounds, order);
                    var (verdict, cost) = await JudgingCost.OfAsync(Costs, played.Planned.Id, () => judge.AskAsync(@case, cancellationToken));
                    played.Add(judge.Name, verdict, order, @case.Reader, cost);
                }
            }
        }
    }

    private DebateSetup Setup(PlannedDebate planned, IJudge judge)
    {
        var item = planned.Item;
        var (first, second) = planned.Swapped ? (item.Second, item.First) : (item.First, item.Second);
        Contestant[] both = [new(_a, new AnswerPosition(first)), new(_b, new AnswerPosition(second))];
        return new(planned.Id, item.Question, item.Tree, both[..Math.Min(2, _settings.Protocol.Contestants)], judge, _seed.For(planned.Key))
        {
            DebaterBudget = _settings.DebaterBudget,
            JudgeBudget = _settings.JudgeBudget,
            Rules = _settings.Rules,
        };
    }

    private SortedDictionary<string, string> Models() => new(StringComparer.Ordinal)
    {
        ["debater_a"] = _a.Name,
        ["debater_b"] = _b.Name,
        ["judge"] = _judges[0].Name,
    };
}
