using System.Diagnostics.CodeAnalysis;

namespace LearningThePrior.Tree;

/// <summary>One step of unpacking under way, and those who wait for it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Without a timer or a link a source holds nothing; a late Cancel must not throw.")]
internal sealed class PendingStep
{
    private readonly CancellationTokenSource _abandoned = new();
    private readonly TaskCompletionSource<Node> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many requests wait; guarded by the tree's lock.</summary>
    public int Waiting { get; set; }

    public Task<Node> Task => _outcome.Task;

    public CancellationToken Cancelled => _abandoned.Token;

    public void Cancel() => _abandoned.Cancel();

    public void Succeed(Node node) => _outcome.SetResult(node);

    public void Fail(Exception error)
    {
        _outcome.SetException(error);

        // Looked at here, since all who waited may have gone.
        _ = _outcome.Task.Exception;
    }
}
