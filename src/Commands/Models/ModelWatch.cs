using LearningThePrior.Experiments.Engine;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Models;

/// <summary>
/// Ends a command's work when going on is of no use: a failure that no further call can mend, or a model that has not
/// answered even once and cannot be reached. Calls that are under way then are finished first, so that what is paid for is kept;
/// only the user's own Ctrl-C cuts them off.
/// </summary>
/// <param name="limit">Counts calls that failed; null where items are counted instead.</param>
internal sealed class ModelWatch(FailureLimit? limit = null)
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _stop;
    private CancellationToken _user;
    private Exception? _failure;

    /// <summary>The model, watched.</summary>
    public ILanguageModel Of(ILanguageModel model) => new Watched(model, this);

    /// <summary>Runs the work, once.</summary>
    /// <exception cref="ModelException">What ended it.</exception>
    /// <exception cref="TooManyFailuresException">So many calls failed that the work fails as a whole.</exception>
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        (_stop, _user) = (stop, cancellationToken);
        try
        {
            await work(stop.Token);
        }
        catch (Exception e) when (_failure is { } failure && e != failure && !cancellationToken.IsCancellationRequested)
        {
            throw failure is ModelException model ? new ModelException(model.Failure, model.Message, model) : failure;
        }
        finally
        {
            lock (_gate)
            {
                _stop = null;
            }
        }
    }

    private FailureLimit? Limit { get; } = limit;

    private void GiveUp(Exception failure)
    {
        lock (_gate)
        {
            _failure ??= failure;
            _stop?.Cancel();
        }
    }

    private sealed class Watched(ILanguageModel inner, ModelWatch watch) : ILanguageModel
    {
        private volatile bool _heard;

        public ModelName Name => inner.Name;

        public ValueTask<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default) =>
            AskAsync(token => inner.CompleteAsync(request, token), reply => !reply.Replayed, cancellationToken);

        public ValueTask<ChoiceReply> ChooseAsync(ChoiceRequest request, CancellationToken cancellationToken = default) =>
            AskAsync(token => inner.ChooseAsync(request, token), reply => reply.Replies.Any(r => !r.Replayed), cancellationToken);

        private async ValueTask<T> AskAsync<T>(Func<CancellationToken, ValueTask<T>> ask, Func<T, bool> isLive, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var reply = await ask(watch._user);
                _heard |= isLive(reply);
                Count(null);
                cancellationToken.ThrowIfCancellationRequested();
                return reply;
            }
            catch (ModelException e) when (e.IsFinal)
            {
                watch.GiveUp(e);
                throw;
            }
            catch (ModelException e) when (!_heard && e.Failure is ModelFailure.Unreachable or ModelFailure.CircuitOpen)
            {
                // Not as a failure, which would be stored as one debate's.
                watch.GiveUp(e);
                throw new OperationCanceledException(e.Message, e);
            }
            catch (ModelException e)
            {
                Count(e);
                throw;
            }
        }

        private void Count(ModelException? failure)
        {
            try
            {
                watch.Limit?.Count(failure);
            }
            catch (TooManyFailuresException e)
            {
                watch.GiveUp(e);
                throw;
            }
        }
    }
}
