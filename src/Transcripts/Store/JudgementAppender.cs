namespace LearningThePrior.Transcripts;

/// <summary>Adds judgements to a run that stands, without touching what is there; each is safe on disk's way before <see cref="Add"/> returns.</summary>
/// <remarks>Safe for concurrent use; a second writer of the same run is refused.</remarks>
public sealed class JudgementAppender : IDisposable
{
    private readonly LineAppender _lines;

    /// <summary>Opens a run's judgements to add to them.</summary>
    /// <param name="run">The run.</param>
    /// <exception cref="InvalidDataException">The run was cut off and has no store yet.</exception>
    /// <exception cref="IOException">They cannot be opened, or are being written already.</exception>
    public JudgementAppender(StoredRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!run.IsWhole)
        {
            throw new InvalidDataException($"{run.Path} was cut off before its store was made; finish the run first (a run of learn: ltp learn --resume {run.Path}).");
        }

        _lines = new(StoreFiles.Judgements(run.Path));
    }

    /// <summary>How many bytes of a last line that was cut off were moved beside the file when it was opened.</summary>
    public long TornBytes => _lines.TornBytes;

    /// <summary>Adds a judgement.</summary>
    /// <param name="judgement">The judgement; of a debate of this run.</param>
    /// <exception cref="ArgumentException">It breaks the rules of a judgement's line; nothing was written.</exception>
    public void Add(StoredJudgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        _lines.Append(StoreFormats.Judgements.Write(judgement));
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();
}
