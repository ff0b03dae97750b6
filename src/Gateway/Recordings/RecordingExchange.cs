using System.Collections.Concurrent;
using LearningThePrior.Gateway.Resilience;
using LearningThePrior.Gateway.Store;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Recordings;

/// <summary>
/// Answers from recordings, and records what it has to send for before the reply is handed on: a process killed at any moment
/// asks for no recorded reply again. Calls with the same key at the same time are sent once.
/// </summary>
internal sealed class RecordingExchange(IExchange inner, ICallStore store, GatewayOptions options) : IExchange
{
    private readonly ConcurrentDictionary<string, Task<CallOutcome>> _underWay = new(StringComparer.Ordinal);

    // What was counted as made: the run's own recording counts so once, and as a replay from then on.
    private readonly ConcurrentDictionary<string, byte> _made = new(StringComparer.Ordinal);

    public async ValueTask<CallOutcome> SendAsync(PendingCall call, CancellationToken cancellationToken)
    {
        while (true)
        {
            TaskCompletionSource<CallOutcome> mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var first = _underWay.GetOrAdd(call.Key, mine.Task);
            if (first == mine.Task)
            {
                return await LeadAsync(call, mine, cancellationToken);
            }

            var outcome = await first.WaitAsync(cancellationToken);

            // Who was cancelled leaves the call to the next; a failure is everybody's.
            if (outcome.Error is not OperationCanceledException)
            {
                return outcome.Error is null ? outcome.AsReplay() : CallOutcome.Refused(outcome.Error, options.Time);
            }
        }
    }

    private async Task<CallOutcome> LeadAsync(PendingCall call, TaskCompletionSource<CallOutcome> mine, CancellationToken cancellationToken)
    {
        var outcome = CallOutcome.Refused(new OperationCanceledException(), options.Time);
        try
        {
            outcome = await FindOrSendAsync(call, cancellationToken);
            return outcome;
        }
        finally
        {
            // Taken away first: who comes now finds the recording.
            _underWay.TryRemove(call.Key, out _);
            mine.SetResult(outcome);
        }
    }

    private async ValueTask<CallOutcome> FindOrSendAsync(PendingCall call, CancellationToken cancellationToken)
    {
        Recording? found;
        var isThere = false;
        try
        {
            var asked = options.Time.GetTimestamp();
            var text = await store.FindAsync(call.StoreKey, cancellationToken);
            isThere = text is not null;
            call.MissedAt = isThere ? null : asked;
            found = text is { } json ? Read(call, json) : null;
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            return CallOutcome.Refused(e, options.Time);
        }
        catch (ModelException e) when (options.Mode != RecordingMode.Record)
        {
            return CallOutcome.Refused(e, options.Time);
        }
        catch (ModelException)
        {
            found = null;
        }
        catch (IOException e)
        {
            return CallOutcome.Refused(Unread(e), options.Time);
        }

        // What an earlier version took for a reply, or what cannot be read, is no reply: the call is made again.
        if (found is not null && ReplyFaults.Of(found.Reply, call) is { } fault)
        {
            if (options.Mode == RecordingMode.ReplayOnly)
            {
                return CallOutcome.Refused(new ModelException(ModelFailure.NotRecorded, $"the recording {store.PlaceOf(call.StoreKey)} holds no reply that can be read ({fault.Cause}): allow the call to be made again."), options.Time);
            }

            found = null;
        }

        var isOwn = found?.RunId is { } run && run == options.RunId;
        if (found is not null && (isOwn || options.Mode != RecordingMode.Record))
        {
            var counts = isOwn && found.ConversationId == call.ConversationId && _made.TryAdd(call.Key, 0);
            return counts ? found.Outcome : found.Outcome.AsReplay();
        }

        return options.Mode == RecordingMode.ReplayOnly ? CallOutcome.Refused(NotRecorded(call), options.Time) : await SendAndKeepAsync(call, replace: isThere, cancellationToken);
    }

    private async ValueTask<CallOutcome> SendAndKeepAsync(PendingCall call, bool replace, CancellationToken cancellationToken)
    {
        var outcome = await inner.SendAsync(call, cancellationToken);
        if (outcome.Error is AnsweredMeanwhileException)
        {
            return await FindOrSendAsync(call, cancellationToken);
        }

        if (outcome.Error is not null)
        {
            return outcome;
        }

        _made.TryAdd(call.Key, 0);
        try
        {
            // Paid for: it is kept whoever gives up meanwhile.
            var isKept = await store.KeepAsync(call.StoreKey, options.RunId, RecordingJson.Write(Recording.Of(call, outcome, options.RunId)), replace, CancellationToken.None);
            return isKept || await store.FindAsync(call.StoreKey, CancellationToken.None) is not { } first ? outcome : outcome with { Reply = Read(call, first).Reply };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return outcome with
            {
                Error = new ModelException(ModelFailure.NotRecorded, $"a reply of {call.Place} could not be recorded in {store.Place}: {e.Message}", e)
                {
                    Attempts = outcome.Attempts.Count,
                },
            };
        }
    }

    private ModelException NotRecorded(PendingCall call) => new(
        ModelFailure.NotRecorded,
        $"no recording of this call of {PlainLine.Of(call.ShortModel)} ({call.Role?.ToString() ?? "no role"}, conversation {PlainLine.Of(call.ConversationId ?? "-")}, "
        + $"sample {call.Sample}, draw {call.Draw}) in {store.Place}: record it, or allow calls to be sent.");

    private ModelException Unread(IOException e) => new(ModelFailure.NotRecorded, $"{store.Place} cannot be read: {e.Message}", e);

    private Recording Read(PendingCall call, ReadOnlyMemory<byte> text)
    {
        try
        {
            return RecordingJson.Read(text) is var recording && recording.Key == call.Key
                ? recording
                : throw RecordingJson.Unusable(store.PlaceOf(call.StoreKey), "it holds another call than its name says");
        }
        catch (FormatException e)
        {
            throw RecordingJson.Unusable(store.PlaceOf(call.StoreKey), e.Message, e);
        }
    }
}
