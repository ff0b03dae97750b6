using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>What can be judged: a debate in which somebody speaks, or a decomposition with answers to choose from.</summary>
/// <param name="Id">Its id.</param>
/// <param name="NamesSides">Whether its speeches call sides by their labels.</param>
/// <param name="HasSides">Whether there are sides that could be mirrored.</param>
internal sealed record QueuedItem(string Id, bool NamesSides, bool HasSides);

/// <summary>Which item each judge is shown next, and how far they came with each.</summary>
internal sealed class HumanQueue(HumanSettings settings, IReadOnlyList<QueuedItem> items)
{
    private readonly Dictionary<(string Judge, string Id), HumanProgress> _begun = [];
    private readonly Dictionary<string, HashSet<string>> _judgesOf = items.ToDictionary(i => i.Id, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
    private readonly Dictionary<string, List<QueuedItem>> _orders = settings.Judges.ToDictionary(
        judge => judge, judge => items.OrderBy(i => new Seed(settings.Seed).For("order " + judge).For(i.Id).Value).ToList(), StringComparer.Ordinal);

    /// <summary>Everything that can be judged.</summary>
    public IReadOnlyList<QueuedItem> Items => items;

    private int Most => settings.JudgesPerDebate ?? settings.Judges.Count;

    /// <summary>Reads what there is, and what was judged.</summary>
    /// <exception cref="InvalidDataException">There is nothing to judge.</exception>
    public static async Task<HumanQueue> ReadAsync(StoredRun run, HumanSettings settings, Func<string, bool>? only, CancellationToken cancellationToken)
    {
        List<QueuedItem> items = [];
        await foreach (var debate in run.ReadDistinctDebatesAsync(cancellationToken).Where(d => d.Turns.Count > 0 && only?.Invoke(d.DebateId) != false))
        {
            items.Add(new(debate.DebateId, debate.NamesSides(), debate.Sides.Count > 1));
        }

        await foreach (var decomposition in run.ReadDecompositionsAsync(cancellationToken).Where(d => d.Answers is not null && d.Error is null && only?.Invoke(d.DecompositionId) != false))
        {
            items.Add(new(decomposition.DecompositionId, NamesSides: false, HasSides: false));
        }

        if (items.Count == 0)
        {
            throw new InvalidDataException($"{run.Path}: there is no debate in which anybody speaks, and no decomposition with answers to choose from.");
        }

        var queue = new HumanQueue(settings, items);
        await foreach (var judgement in run.ReadJudgementsAsync(cancellationToken).Where(j => settings.Judges.Contains(j.JudgeId)))
        {
            queue.Note(judgement);
        }

        return queue;
    }

    /// <summary>Counts a judgement.</summary>
    public void Note(StoredJudgement judgement)
    {
        if (_judgesOf.TryGetValue(judgement.DebateId, out var judges))
        {
            judges.Add(judgement.JudgeId);
            _begun[(judgement.JudgeId, judgement.DebateId)] = (Begun(judgement.JudgeId, judgement.DebateId) ?? new(judgement.DebateId, false)).After(judgement);
        }
    }

    /// <summary>What a judge is to see now; null where nothing is left. What is shown counts as taken, so that no more judges than wanted begin it.</summary>
    public HumanProgress? Next(string judge)
    {
        if (_orders[judge].Select(i => Begun(judge, i.Id)).FirstOrDefault(p => p is { IsDone: false }) is { } begun)
        {
            return begun;
        }

        if (_orders[judge].Where(i => IsOpenTo(judge, i)).MinBy(i => _judgesOf[i.Id].Count) is not { } item)
        {
            return null;
        }

        _judgesOf[item.Id].Add(judge);
        return _begun[(judge, item.Id)] = new(item.Id, IsMirrored(judge, item));
    }

    /// <summary>How many items a judge has judged, and how many are left to judge, the one begun included.</summary>
    public (int Judged, int Left) Count(string judge)
    {
        var judged = items.Count(i => Begun(judge, i.Id) is { IsDone: true });
        return (judged, items.Count(i => Begun(judge, i.Id) is { IsDone: false } || IsOpenTo(judge, i)));
    }

    private HumanProgress? Begun(string judge, string id) => _begun.GetValueOrDefault((judge, id));

    private bool IsOpenTo(string judge, QueuedItem item) => !_judgesOf[item.Id].Contains(judge) && _judgesOf[item.Id].Count < Most;

    private bool IsMirrored(string judge, QueuedItem item) => item.HasSides && !(item.NamesSides && settings.SideNames == SideNaming.Refuse) && settings.Order switch
    {
        HumanOrder.AsPlayed => false,
        HumanOrder.Mirrored => true,
        _ => new Seed(settings.Seed).For("mirror " + judge).For(item.Id).CreateRandom().NextBool(.5),
    };
}
