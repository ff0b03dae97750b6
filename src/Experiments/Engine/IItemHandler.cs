namespace LearningThePrior.Experiments.Engine;

/// <summary>Works on the items of one kind. A room registers one for each kind that it has.</summary>
/// <example>
/// <code>
/// sealed class WorldHandler(LearnPlan plan) : IItemHandler
/// {
///     public async Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
///     {
///         var index = item.Description.GetProperty("world").GetInt32();
///         ...
///         store.Append(StoredLine.Of(debate));
///     }
/// }
/// </code>
/// </example>
public interface IItemHandler
{
    /// <summary>Works on one item, as often as there are items and side by side.</summary>
    /// <param name="item">The item.</param>
    /// <param name="store">Where what it yields goes, and where it finds what an earlier session yielded.</param>
    /// <param name="cancellationToken">Stops the work; what was appended by then stays.</param>
    /// <exception cref="Exception">The item failed: it is stored as failed with its cause, and the others go on. A failure that no item can escape ends the run, see <see cref="RunEndedException"/>.</exception>
    Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken);
}
