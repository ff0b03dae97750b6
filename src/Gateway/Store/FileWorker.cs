namespace LearningThePrior.Gateway.Store;

/// <summary>
/// Works on files on a thread of its own, first come, first served. The pool has as many threads as there are cores, and all calls stand still while these wait for a disk or for each
/// other's turn in a folder.
/// </summary>
internal sealed class FileWorker
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    private readonly Queue<Action> _waiting = [];
    private bool _works;

    /// <summary>Does something when its turn comes.</summary>
    /// <returns>What it gives, or throws.</returns>
    public Task<T> DoAsync<T>(Func<T> work)
    {
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            _waiting.Enqueue(() => Do(work, done));
            if (_works)
            {
                Monitor.Pulse(_waiting);
            }
            else
            {
                _works = true;
                new Thread(Work) { IsBackground = true, Name = "recordings" }.Start();
            }
        }

        return done.Task;
    }

    private static void Do<T>(Func<T> work, TaskCompletionSource<T> done)
    {
        try
        {
            done.SetResult(work());
        }
        catch (Exception e)
        {
            done.SetException(e);
        }
    }

    private void Work()
    {
        while (Next() is { } next)
        {
            next();
        }
    }

    private Action? Next()
    {
        lock (_waiting)
        {
            while (_waiting.Count == 0)
            {
                if (!Monitor.Wait(_waiting, Idle) && _waiting.Count == 0)
                {
                    _works = false;
                    return null;
                }
            }

            return _waiting.Dequeue();
        }
    }
}
