using LearningThePrior.Analysis.Store;
using LearningThePrior.Debate;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>
/// One person judging a run's debates, blind and round by round: what comes later is not shown before what came earlier is
/// judged. Every judgement joins the store at once, so that the session can end anywhere and go on later.
/// </summary>
/// <remarks>Safe for concurrent use. The run's judgements are locked until it is disposed.</remarks>
public sealed class HumanSession : IDisposable
{
    /// <summary>The longest reason that is taken, in UTF-16 code units.</summary>
    public const int ReasonCharacters = 20_000;

    private const double Tolerance = 1e-3;

    private readonly StoredRun _run;
    private readonly string _judge;
    private readonly TimeProvider _time;
    private readonly JudgementAppender _appender;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly List<HumanProgress> _debates = [];
    private readonly Dictionary<string, StoredKey> _keys = [];
    private (StoredDebate Debate, IReadOnlyDictionary<string, string> Nodes)? _open;

    private HumanSession(StoredRun run, string judge, TimeProvider time) =>
        (_run, _judge, _time, _appender) = (run, judge, time, new(run));

    /// <summary>Opens a run to judge it, or to go on.</summary>
    /// <param name="run">The run.</param>
    /// <param name="judge">The judge's name: what this judge said already is not asked again.</param>
    /// <param name="seed">Draws the order of debates, and which are shown with their sides mirrored.</param>
    /// <param name="time">Dates judgements.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidDataException">No debate of the run can be judged, or its store was not made.</exception>
    /// <exception cref="IOException">The run is being judged by another program.</exception>
    public static async Task<HumanSession> OpenAsync(
        StoredRun run, string judge, Seed seed, TimeProvider time, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentException.ThrowIfNullOrWhiteSpace(judge);
        ArgumentNullException.ThrowIfNull(time);
        var session = new HumanSession(run, judge, time);
        try
        {
            await session.ReadAsync(seed, cancellationToken);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>What is to be judged now.</summary>
    public async Task<HumanView> LookAsync(CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await ViewAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Records a judgement, and shows what comes next.</summary>
    /// <param name="answer">What was made of the view shown last.</param>
    /// <param name="cancellationToken">Stops it before anything is recorded, not after.</param>
    /// <returns>The next view; null where the answer is to another view than the present one, and was not recorded.</returns>
    /// <exception cref="ArgumentException">The credences do not fit the answers or do not sum to one, or the reason is too long.</exception>
    public async Task<HumanView?> JudgeAsync(HumanAnswer answer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var number = _debates.FindIndex(d => !d.IsDone);
            if (number < 0 || answer.Debate != number || answer.Stage != _debates[number].Stage)
            {
                return null;
            }

            var (debate, _) = await OpenDebateAsync(_debates[number], cancellationToken);
            var judgement = Judgement(debate, _debates[number], answer);
            _appender.Add(judgement);
            _debates[number] = _debates[number].After(judgement);
            return await ViewAsync(CancellationToken.None);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _appender.Dispose();
        _gate.Dispose();
    }

    private async Task ReadAsync(Seed seed, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, HumanProgress>();
        await foreach (var debate in _run.ReadDebatesAsync(cancellationToken))
        {
            if (debate.Turns.Count > 0)
            {
                found[debate.DebateId] = new(debate.DebateId, seed.For("mirror " + debate.DebateId).CreateRandom().NextBool(.5));
            }
        }

        await foreach (var judgement in _run.ReadJudgementsAsync(cancellationToken))
        {
            if (judgement.JudgeId == _judge && found.TryGetValue(judgement.DebateId, out var progress))
            {
                found[judgement.DebateId] = progress.After(judgement);
            }
        }

        await foreach (var key in _run.ReadKeysAsync(cancellationToken))
        {
            _keys[key.DebateId] = key;
        }

        // Half-read debates first, so that a person goes on where they stopped.
        _debates.AddRange(found.Values.OrderBy(d => d.Stage == 0).ThenBy(d => seed.For("order " + d.DebateId).Value));
        if (_debates.Count == 0)
        {
            throw new InvalidDataException($"{_run.Path}: there is no debate in which anybody speaks.");
        }
    }

    private async Task<HumanView> ViewAsync(CancellationToken cancellationToken)
    {
        var number = _debates.FindIndex(d => !d.IsDone);
        var judged = _debates.Count(d => d.IsDone);
        if (number < 0)
        {
            return new(null, _debates.Count, judged, 0, 0, "", [], [], [], new Dictionary<string, string>(), null);
        }

        var at = _debates[number];
        var (debate, nodes) = await OpenDebateAsync(at, cancellationToken);
        var turns = HumanStaging.Turns(debate, at.Stage, at.Mirrored);
        var cited = HumanStaging.Cited(turns);
        return new(
            number,
            _debates.Count,
            judged,
            at.Stage,
            HumanStaging.Last(debate),
            debate.QuestionText,
            debate.Answers,
            HumanStaging.Sides(debate, at.Mirrored),
            turns,
            nodes.Where(n => cited.Contains(n.Key)).ToDictionary(),
            at.Credences);
    }

    private async Task<(StoredDebate Debate, IReadOnlyDictionary<string, string> Nodes)> OpenDebateAsync(
        HumanProgress at, CancellationToken cancellationToken)
    {
        if (_open?.Debate.DebateId == at.DebateId)
        {
            return _open.Value;
        }

        var debate = await _run.ReadDebatesAsync(cancellationToken).FirstAsync(d => d.DebateId == at.DebateId, cancellationToken);
        var cited = HumanStaging.Cited(debate.Turns);
        var nodes = new Dictionary<string, string>();
        await foreach (var node in _run.ReadNodesAsync(cancellationToken))
        {
            if (node.TreeId == debate.TreeId && cited.Contains(node.Address))
            {
                nodes[node.Address] = node.Text;
            }
        }

        _open = (debate, nodes);
        return _open.Value;
    }

    private StoredJudgement Judgement(StoredDebate debate, HumanProgress at, HumanAnswer answer)
    {
        if (answer.Credences.Count != debate.Answers.Count
            || answer.Credences.Any(c => !(c >= 0 && c <= 1)) || !(Math.Abs(answer.Credences.Sum() - 1) <= Tolerance))
        {
            throw new ArgumentException($"A number from 0 to 1 for each of {debate.Answers.Count} answers is expected, summing to one.", nameof(answer));
        }

        if (answer.Reason.Length > ReasonCharacters)
        {
            throw new ArgumentException($"The reason is longer than {ReasonCharacters} characters.", nameof(answer));
        }

        var line = JudgementLine.Of(
            new DecidedVerdict(Credences.Normalise(answer.Credences), new("human", SpeechGuard.Escape(answer.Reason))),
            new(_run.Info.RunId, debate.DebateId, _judge, "human"),
            new(at.Stage, answer.Final || at.Stage >= HumanStaging.Last(debate), at.Mirrored ? StoredJudgement.Mirrored : StoredJudgement.AsPlayed),
            null,
            _keys.GetValueOrDefault(debate.DebateId),
            debate.Sides.Select(s => s.Credences).OfType<IReadOnlyList<double>>());
        return line with { At = _time.GetUtcNow(), Raw = line.Raw is "" ? null : line.Raw };
    }
}
