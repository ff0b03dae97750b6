using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>
/// One human judging a run's debates, blind and round by round: what comes later is not shown before what came earlier is
/// judged. Every judgement joins the store at once, so that the session can end anywhere and go on later.
/// </summary>
/// <remarks>Safe for concurrent use. The run's judgements are locked until it is disposed.</remarks>
public sealed class HumanSession : IDisposable
{
    /// <summary>The longest reason that is taken, in UTF-16 code units.</summary>
    public const int ReasonCharacters = 20_000;

    private readonly StoredRun _run;
    private readonly string _judge;
    private readonly TimeProvider _time;
    private readonly RunWriter _writer;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<string, StoredKey> _keys = [];
    private List<HumanProgress> _debates = [];
    private OpenDebate? _open;

    private HumanSession(StoredRun run, string judge, TimeProvider time) =>
        (_run, _judge, _time, _writer) = (run, judge, time, RunWriter.AddTo(run));

    /// <summary>Opens a run to judge it, or to go on.</summary>
    /// <param name="run">The run.</param>
    /// <param name="judge">The judge's name: what this judge said already is not asked again.</param>
    /// <param name="seed">Draws the order of debates, and which are shown with their sides mirrored.</param>
    /// <param name="time">Dates judgements.</param>
    /// <param name="only">Which debates are judged, by their ids; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidDataException">No debate of the run can be judged, or its store was not made.</exception>
    /// <exception cref="IOException">The run is being judged by another program.</exception>
    public static async Task<HumanSession> OpenAsync(
        StoredRun run, string judge, Seed seed, TimeProvider time, Func<string, bool>? only = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentException.ThrowIfNullOrWhiteSpace(judge);
        ArgumentNullException.ThrowIfNull(time);
        var session = new HumanSession(run, judge, time);
        try
        {
            session._debates = await HumanAgenda.ReadAsync(run, judge, seed, only, cancellationToken);
            await foreach (var key in run.ReadKeysAsync(cancellationToken))
            {
                session._keys[key.DebateId] = key;
            }

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

            var (debate, _) = await OpenAsync(_debates[number], cancellationToken);
            var whose = new JudgementLine.Whose(_run.Info.RunId, debate.DebateId, _judge, "human");
            var line = HumanVerdict.Of(answer, debate, _debates[number], whose, _keys.GetValueOrDefault(debate.DebateId));
            var judgement = line with { At = _time.GetUtcNow() };
            _writer.Append(StoredLine.Of(judgement));
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
        _writer.Dispose();
        _gate.Dispose();
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
        var (debate, nodes) = await OpenAsync(at, cancellationToken);
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

    private async Task<OpenDebate> OpenAsync(HumanProgress at, CancellationToken cancellationToken) =>
        _open = _open?.Debate.DebateId == at.DebateId ? _open : await OpenDebate.ReadAsync(_run, at.DebateId, cancellationToken);
}
