namespace LearningThePrior.Gateway.Store;

/// <summary>
/// Keeps the calls of runs: before each attempt that it is about to be sent, afterwards the reply. Whatever a run is, it can be played again from there, and no
/// call that was answered is paid for twice. <see cref="FolderCallStore"/> keeps them in a folder.
/// </summary>
/// <remarks>Safe for concurrent use. What a method has done when its task ends outlives the process.</remarks>
public interface ICallStore : IAsyncDisposable
{
    /// <summary>Where it keeps them, for messages.</summary>
    string Place { get; }

    /// <summary>Where the reply of a call is, or would be, for messages.</summary>
    /// <param name="key">The call.</param>
    string PlaceOf(CallKey key);

    /// <summary>Who writes through this object: the session of one process, which <see cref="CallIntent.Who"/> names.</summary>
    string Session { get; }

    /// <summary>The reply of a call, an <c>ltp.recording/1</c>; null where there is none.</summary>
    /// <param name="key">The call.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="IOException">The store cannot be read.</exception>
    ValueTask<ReadOnlyMemory<byte>?> FindAsync(CallKey key, CancellationToken cancellationToken);

    /// <summary>Notes that an attempt is about to be sent. Nothing may be sent before it is noted.</summary>
    /// <param name="intent">The attempt.</param>
    /// <param name="cancellationToken">Stops; the attempt must not be sent then.</param>
    /// <exception cref="IOException">It could not be noted.</exception>
    ValueTask IntendAsync(CallIntent intent, CancellationToken cancellationToken);

    /// <summary>Notes that an attempt is accounted for: it was free, its reply is kept, or its failure is in the file of calls.</summary>
    /// <param name="intent">The attempt.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="IOException">It could not be noted.</exception>
    ValueTask SettleAsync(CallIntent intent, CancellationToken cancellationToken);

    /// <summary>Keeps a reply, unless one is there: the first one counts.</summary>
    /// <param name="key">The call.</param>
    /// <param name="runId">The run whose call it is; null for none.</param>
    /// <param name="reply">An <c>ltp.recording/1</c>.</param>
    /// <param name="replace">Whether it takes the place of one that is there: calls are made anew, or what is there cannot be read.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Whether it is kept; otherwise another reply was there before, which <see cref="FindAsync"/> gives.</returns>
    /// <exception cref="IOException">It could not be kept.</exception>
    ValueTask<bool> KeepAsync(CallKey key, string? runId, ReadOnlyMemory<byte> reply, bool replace, CancellationToken cancellationToken);

    /// <summary>All replies that a run paid for itself.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="IOException">The store cannot be read.</exception>
    IAsyncEnumerable<ReadOnlyMemory<byte>> RepliesOfAsync(string runId, CancellationToken cancellationToken);

    /// <summary>Attempts of a run that may have been paid for without a reply: their session is gone, or their time is up, and nothing accounts for them; or they were in vain.</summary>
    /// <param name="runId">The run; null for calls that belong to none.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="IOException">The store cannot be read.</exception>
    IAsyncEnumerable<CallIntent> PerhapsPaidAsync(string? runId, CancellationToken cancellationToken);
}
