using System.Text.Json;
using LearningThePrior.Debate;

namespace LearningThePrior.Analysis.Store;

/// <summary>Adds judgements to a run that stands, without touching what is there; each is safe on disk's way before <see cref="Add"/> returns.</summary>
/// <remarks>Safe for concurrent use; a second writer of the same run is refused.</remarks>
public sealed class JudgementAppender : IDisposable
{
    private readonly LineAppender _lines;

    /// <summary>Opens a run's judgements to add to them.</summary>
    /// <param name="run">The run.</param>
    /// <exception cref="IOException">They cannot be opened, or are being written already.</exception>
    public JudgementAppender(StoredRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        _lines = new(StoreFiles.Judgements(run.Path));
    }

    /// <summary>Adds a judgement.</summary>
    /// <param name="judgement">The judgement; of a debate of this run.</param>
    public void Add(StoredJudgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        _lines.Append([.. JsonSerializer.SerializeToUtf8Bytes(judgement, StoreJson.Default.StoredJudgement), (byte)'\n']);
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();
}
