using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>Humans who judge a run's debates and decompositions: a session for each, one queue, one store that every judgement joins at once.</summary>
/// <remarks>Safe for concurrent use. The run's judgements are locked until it is disposed.</remarks>
public sealed class HumanStudy : IDisposable
{
    private readonly RunWriter _writer;

    private HumanStudy(StoredRun run, HumanSettings settings, TimeProvider time) =>
        (Run, Settings, Time, _writer) = (run, settings, time, RunWriter.AddTo(run));

    /// <summary>The settings.</summary>
    public HumanSettings Settings { get; }

    /// <summary>A session for each judge, in the order of <see cref="HumanSettings.Judges"/>.</summary>
    public IReadOnlyList<HumanSession> Sessions { get; private set; } = [];

    /// <summary>How many debates are never mirrored, since their speeches call sides by their labels.</summary>
    public int NotMirrored => Settings is { SideNames: Debate.SideNaming.Refuse, Order: not HumanOrder.AsPlayed } ? Queue.Items.Count(i => i.NamesSides) : 0;

    internal StoredRun Run { get; }

    internal TimeProvider Time { get; }

    internal HumanQueue Queue { get; private set; } = null!;

    internal Dictionary<string, StoredKey> Keys { get; } = [];

    internal SemaphoreSlim Gate { get; } = new(1);

    /// <summary>Opens a run to judge it, or to go on: what a judge said already is not asked again.</summary>
    /// <param name="run">The run.</param>
    /// <param name="settings">Who judges, and how.</param>
    /// <param name="time">Dates judgements.</param>
    /// <param name="only">Which debates and decompositions are judged, by their ids; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">The settings cannot be followed.</exception>
    /// <exception cref="InvalidDataException">Nothing of the run can be judged, or its store was not made.</exception>
    /// <exception cref="IOException">The run is being judged by another program.</exception>
    public static async Task<HumanStudy> OpenAsync(
        StoredRun run, HumanSettings settings, TimeProvider time, Func<string, bool>? only = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(time);
        settings.Check();
        var study = new HumanStudy(run, settings, time);
        try
        {
            study.Queue = await HumanQueue.ReadAsync(run, settings, only, cancellationToken);
            await foreach (var key in run.ReadKeysAsync(cancellationToken))
            {
                study.Keys[key.DebateId] = key;
            }

            study.Sessions = [.. settings.Judges.Select(judge => new HumanSession(study, judge))];
            return study;
        }
        catch
        {
            study.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        Gate.Dispose();
    }

    internal void Record(StoredJudgement judgement)
    {
        _writer.Append(StoredLine.Of(judgement));
        Queue.Note(judgement);
    }
}
