using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>
/// One human of a <see cref="HumanStudy"/>, judging blind and round by round: what comes later is not shown before what came earlier is
/// judged, and of cited nodes only the spans and the words around them, unless a node is asked for. Every judgement joins the store at once and says
/// which nodes were seen whole (<see cref="StoredJudgement.Read"/>), so that the session can end anywhere and go on later.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class HumanSession
{
    /// <summary>The longest reason that is taken, in UTF-16 code units.</summary>
    public const int ReasonCharacters = 20_000;

    private readonly HumanStudy _study;
    private readonly SortedSet<string> _whole = new(StringComparer.Ordinal);
    private JudgedItem? _open;

    internal HumanSession(HumanStudy study, string judge) => (_study, Judge) = (study, judge);

    /// <summary>The judge's name.</summary>
    public string Judge { get; }

    /// <summary>How far the judge came.</summary>
    public HumanCount Count()
    {
        _study.Gate.Wait();
        try
        {
            var (judged, left) = _study.Queue.Count(Judge);
            return new(Judge, judged, left);
        }
        finally
        {
            _study.Gate.Release();
        }
    }

    /// <summary>What is to be judged now.</summary>
    public Task<HumanView> LookAsync(CancellationToken cancellationToken = default) => GatedAsync(() => ViewAsync(cancellationToken), cancellationToken);

    /// <summary>Records a judgement, and shows what comes next.</summary>
    /// <param name="answer">What was made of the view shown last.</param>
    /// <param name="cancellationToken">Stops it before anything is recorded, not after.</param>
    /// <returns>The next view; null where the answer is to another view than the present one, and was not recorded.</returns>
    /// <exception cref="ArgumentException">The credences do not fit the answers or do not sum to one, or the reason is too long.</exception>
    public Task<HumanView?> JudgeAsync(HumanAnswer answer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return GatedAsync(
            async () =>
            {
                if (Present(answer.Debate, answer.Stage) is not { } at)
                {
                    return null;
                }

                var item = await OpenAsync(at, cancellationToken);
                var line = HumanVerdict.Of(answer, item, at, new(_study.Run.Info.RunId, item.Id, Judge, "human"), _study.Keys.GetValueOrDefault(item.Id));
                _study.Record(line with
                {
                    At = _study.Time.GetUtcNow(),
                    Read = [.. _whole],
                    Characters = Shown(item, at).Values.Sum(e => e.Before.Length + e.Words.Length + e.After.Length) + _whole.Sum(a => item.Nodes[a].Length),
                    SideNames = at.Mirrored && item.Debate?.NamesSides() == true ? StoredSideNames.Word(_study.Settings.SideNames) : null,
                });
                return await ViewAsync(CancellationToken.None);
            },
            cancellationToken);
    }

    /// <summary>Shows a whole node that is cited, or one above it. The next judgement says that it was seen, and those after it.</summary>
    /// <param name="request">Which node.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The view with the node; null where the request is of another view than the present one, or of a node that it does not offer.</returns>
    public Task<HumanView?> OpenNodeAsync(HumanRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return GatedAsync(
            async () =>
            {
                if (Present(request.Debate, request.Stage) is not { } at || !CanOpen(await OpenAsync(at, cancellationToken), at).Contains(request.Address))
                {
                    return null;
                }

                _whole.Add(request.Address);
                return await ViewAsync(cancellationToken);
            },
            cancellationToken);
    }

    private async Task<T> GatedAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _study.Gate.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _study.Gate.Release();
        }
    }

    private HumanProgress? Present(int debate, int stage) =>
        _study.Queue.Count(Judge).Judged == debate && _study.Queue.Next(Judge) is { } at && at.Stage == stage ? at : null;

    private async Task<HumanView> ViewAsync(CancellationToken cancellationToken)
    {
        var at = _study.Queue.Next(Judge);
        var (judged, left) = _study.Queue.Count(Judge);
        if (at is null)
        {
            return new(Judge, null, null, judged + left, judged, 0, 0, "", [], [], [], null, new Dictionary<string, HumanExcerpt>(), new Dictionary<string, string>(), [], null);
        }

        var item = await OpenAsync(at, cancellationToken);
        return new(
            Judge,
            _study.Settings.Instructions,
            judged,
            judged + left,
            judged,
            at.Stage,
            item.LastStage,
            item.Question,
            item.Answers,
            item.Debate is { } debate ? HumanStaging.Sides(debate, at.Mirrored) : [],
            Turns(item, at),
            at.Stage > 0 ? item.Decomposition?.Questions : null,
            Shown(item, at),
            _whole.ToDictionary(a => a, a => item.Nodes[a]),
            [.. CanOpen(item, at)],
            at.Credences);
    }

    private IReadOnlyList<StoredTurn> Turns(JudgedItem item, HumanProgress at) =>
        item.Debate is { } debate ? HumanStaging.Turns(debate, at.Stage, at.Mirrored, _study.Settings.SideNames) : [];

    private Dictionary<string, HumanExcerpt> Shown(JudgedItem item, HumanProgress at) =>
        (item.Decomposition is { } decomposition
            ? HumanExcerpts.Of(at.Stage > 0 ? decomposition.Questions : [], item.Nodes, _study.Settings.Context)
            : HumanExcerpts.Of(Turns(item, at), item.Nodes, _study.Settings.Context)).ToDictionary(e => e.Name, e => e.Excerpt);

    private IEnumerable<string> CanOpen(JudgedItem item, HumanProgress at) => JudgedItem.WithAncestors(
        item.Decomposition is { } decomposition
            ? at.Stage > 0 ? decomposition.Questions.SelectMany(q => q.Facts).Select(f => f.Address) : []
            : Turns(item, at).SelectMany(t => t.Citations).Select(c => c.Address)).Where(item.Nodes.ContainsKey).Order(StringComparer.Ordinal);

    private async Task<JudgedItem> OpenAsync(HumanProgress at, CancellationToken cancellationToken)
    {
        if (_open?.Id != at.Id)
        {
            _open = await JudgedItem.ReadAsync(_study.Run, at.Id, cancellationToken);
            _whole.Clear();
            _whole.UnionWith(at.Read.Where(_open.Nodes.ContainsKey));
        }

        return _open;
    }
}
