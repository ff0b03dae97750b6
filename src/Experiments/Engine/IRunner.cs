namespace LearningThePrior.Experiments.Engine;

/// <summary>
/// Decides where items are worked on: here in one process, elsewhere on many machines. It sees keys, descriptions and resulting lines and
/// knows nothing of what they mean.
/// </summary>
/// <example>
/// One item after the other, in this process:
/// <code>
/// sealed class OneByOne(IItemHandler handler) : IRunner
/// {
///     public async Task RunAsync(IAsyncEnumerable&lt;RunItem> items, IItemStore store, Action&lt;RunItem, Exception?> ended, CancellationToken cancellationToken)
///     {
///         await foreach (var item in items.WithCancellation(cancellationToken))
///         {
///             Exception? failure = null;
///             try
///             {
///                 await handler.RunAsync(item, store, cancellationToken);
///             }
///             catch (Exception e) when (e is not OperationCanceledException &amp;&amp; !RunEndedException.Ends(e))
///             {
///                 failure = e;
///             }
///
///             ended(item, failure);
///         }
///     }
/// }
/// </code>
/// <see cref="ProcessRunner"/> is the one that the commands use.
/// </example>
public interface IRunner
{
    /// <summary>Works on all items, in any order and as many at a time as it likes.</summary>
    /// <param name="items">The items, read as they are needed.</param>
    /// <param name="store">Takes what they yield.</param>
    /// <param name="ended">Told of each item that has ended, with the cause where it failed; from any thread.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="RunEndedException">Going on is of no use.</exception>
    Task RunAsync(IAsyncEnumerable<RunItem> items, IItemStore store, Action<RunItem, Exception?> ended, CancellationToken cancellationToken);
}
