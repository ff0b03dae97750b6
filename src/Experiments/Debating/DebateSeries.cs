using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Debating;

/// <summary>
/// Debates about many questions between two debaters, before any number of judges, stored as one run. Debates are played side
/// by side and stored in the order of their questions, so that the bytes do not depend on which was faster.
/// </summary>
/// <remarks>
/// A debate that fails is stored as failed with its cause and wins for nobody; a <see cref="ModelException"/> that no further call can
/// mend (<see cref="ModelException.IsFinal"/>) ends the series.
/// </remarks>
public sealed class DebateSeries
{
    private readonly DebateSeriesSettings _settings;
    private readonly IDebater _a;
    private readonly IDebater _b;
    private readonly IReadOnlyList<IJudge> _judges;
    private readonly Seed _seed;

    /// <summary>Prepares a series.</summary>
    /// <param name="debaterA">Who is called A throughout.</param>
    /// <param name="debaterB">Who is called B throughout.</param>
    /// <param name="judges">Who judges every debate, at least one; the first is the one whom a protocol asks on its way.</param>
    /// <param name="settings">How debates are played.</param>
    /// <param name="seed">The randomness of all debates.</param>
    /// <exception cref="ArgumentException">There is no judge, or two have one name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public DebateSeries(IDebater debaterA, IDebater debaterB, IReadOnlyList<IJudge> judges, DebateSeriesSettings settings, Seed seed)
    {
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

        (_a, _b, _judges, _settings, _seed) = (debaterA, debaterB, judges, settings, seed);
    }

    /// <summary>What a finished debate cost, by its id; null where nobody counts.</summary>
    public Func<string, CallTotals>? Costs { get; init; }

    /// <summary>Hears every debate as soon as it is over, in any order and from any thread.</summary>
    public Action<StoredDebate>? Over { get; init; }

    /// <summary>How many debates each question takes.</summary>
    public int DebatesEach => _settings.Samples * (IsPair ? 2 : 1);

    /// <summary>A lone consultant argues for each answer in its turn; debaters change answers where the settings say so.</summary>
    private bool IsPair => _settings.Protocol.Contestants == 1 || (_settings.Swap && _settings.Protocol.Contestants == 2);

    /// <summary>Plays and stores all debates.</summary>
    /// <param name="items">The questions; ids must differ.</param>
    /// <param name="writer">Where debates, judgements, keys and cited nodes go; completed by the caller.</param>
    /// <param name="runId">The run's name.</param>
    /// <param name="cancellationToken">Stops the series; what was played by then is not stored, but paid calls are recorded.</param>
    /// <exception cref="ArgumentException">The protocol cannot be played on the first item; nobody was asked anything.</exception>
    /// <exception cref="ModelException">No further call can succeed.</exception>
    public async Task RunAsync(IReadOnlyList<DebateItem> items, StoredRunWriter writer, string runId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(writer);
        var planned = Plan(items);
        foreach (var item in items)
        {
            _settings.Protocol.Check(Setup(new(item, 0, Swapped: false, Draw: 0), _judges[0]));
            foreach (var judge in _judges)
            {
                judge.RequireFit(item.Question.Answers);
            }
        }

        var shelf = new ReorderBuffer<PlayedDebate>(played => played.Write(writer));
        await Parallel.ForEachAsync(
            planned.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = _settings.Concurrency, CancellationToken = cancellationToken },
            async (next, token) =>
            {
                var played = await PlayAsync(next.Item, runId, token);
                Over?.Invoke(played.Debate);
                shelf.Put(next.Index, played);
            });
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

    private async Task<PlayedDebate> PlayAsync(PlannedDebate planned, string runId, CancellationToken cancellationToken)
    {
        using var conversation = Conversation.Begin(planned.Id, planned.Draw);
        var played = new PlayedDebate(planned, runId);
        var first = new RememberingJudge(_judges[0], Costs, planned.Id);
        var setup = Setup(planned, first);
        try
        {
            var transcript = await _settings.Protocol.PlayAsync(setup, cancellationToken);
            await played.AddAsync(transcript, first.Cost, cancellationToken);
            await JudgeAsync(played, first.Heard!, cancellationToken);
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

    /// <summary>Lets every other judge judge the debate too, and all of them in the other order.</summary>
    private async Task JudgeAsync(PlayedDebate played, JudgeCase heard, CancellationToken cancellationToken)
    {
        foreach (var (judge, i) in _judges.Select((j, i) => (j, i)))
        {
            foreach (var order in _settings.BothOrders && heard.Positions.Count > 1 ? [StoredJudgement.AsPlayed, StoredJudgement.Mirrored] : new[] { StoredJudgement.AsPlayed })
            {
                if (i > 0 || order != StoredJudgement.AsPlayed)
                {
                    var fork = heard with { Reader = new TreeReader(played.Planned.Item.Tree, _settings.JudgeBudget) };
                    var @case = order == StoredJudgement.Mirrored ? fork.Mirror() : fork;
                    var (verdict, cost) = await JudgingCost.OfAsync(Costs, played.Planned.Id, () => judge.AskAsync(@case, cancellationToken));
                    played.Add(judge.Name, verdict, order, @case.Reader.CharactersShown, cost);
                }
            }
        }
    }

    private DebateSetup Setup(PlannedDebate planned, IJudge judge)
    {
        var item = planned.Item;
        var (first, second) = planned.Swapped ? (item.Second, item.First) : (item.First, item.Second);
        Contestant[] both = [new(_a, new AnswerPosition(first)), new(_b, new AnswerPosition(second))];
        return new(planned.Id, item.Question, item.Tree, both[..Math.Min(2, _settings.Protocol.Contestants)], judge, _seed.For(planned.Id))
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

/// <summary>A debate that is to be played.</summary>
/// <param name="Item">About what.</param>
/// <param name="Sample">Which of the debates about it.</param>
/// <param name="Swapped">Whether the debaters have changed answers.</param>
/// <param name="Draw">Which of the debates about questions in these words: what tells its calls from those of the others.</param>
internal sealed record PlannedDebate(DebateItem Item, int Sample, bool Swapped, int Draw)
{
    public string Id { get; } = string.Create(CultureInfo.InvariantCulture, $"{Item.Question.Id}/s{Sample:D2}-{(Swapped ? "ba" : "ab")}");
}
