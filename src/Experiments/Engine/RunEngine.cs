using System.Runtime.ExceptionServices;
using LearningThePrior.Debate;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Experiments.Engine;

/// <summary>
/// Plays, judges or learns all items of a run and stores what they yield: the one engine behind <c>learn</c>, <c>debate</c>, <c>compare</c>,
/// <c>judge</c> and <c>digits</c>. A run that was stopped anywhere is given to it again with the same items: those that have ended are left out.
/// </summary>
/// <param name="writer">The run.</param>
/// <param name="runner">Where items are worked on.</param>
public sealed class RunEngine(RunWriter writer, IRunner runner)
{
    /// <summary>Whether the store keeps which items have ended; where it does not, an item that fails ends the run, unless it says that it failed alone by an <see cref="ItemFailedException"/>. Default: it does.</summary>
    public bool KeepsItems { get; init; } = true;

    /// <summary>
    /// The share of items that may fail, from 0 to 1: where more of at least 20 do, or the first 8 all, the run stops as one that fails as a whole.
    /// Default: 1, nothing stops it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no share.</exception>
    public double FailOn
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "a share lies between 0 and 1");
    } = 1;

    /// <summary>Whether items that failed in an earlier session are tried again. Default: yes.</summary>
    public bool RetryFailed { get; init; } = true;

    /// <summary>Whether what an ended item yielded is all there; an item of which something is missing is run again. Default: it is.</summary>
    public Func<RunItem, bool> IsWhole { get; init; } = _ => true;

    /// <summary>Runs what has not ended.</summary>
    /// <param name="runId">The run's name.</param>
    /// <param name="items">All items of the run, those that have ended included.</param>
    /// <param name="progress">Hears how far the run is, from any thread; null for nobody.</param>
    /// <param name="cancellationToken">Stops; what has ended by then stays.</param>
    /// <returns>How it ended; the caller closes the run.</returns>
    /// <exception cref="RunEndedException">Going on is of no use, of which kind a model's failure may be too.</exception>
    /// <exception cref="TooManyFailuresException">More items failed than the run bears, see <see cref="FailOn"/>.</exception>
    public async Task<RunProgress> RunAsync(
        string runId, IReadOnlyCollection<RunItem> items, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        var ended = await StoredRun.Open(writer.Folder).ReadItemsAsync(cancellationToken)
            .Where(i => i.Status == StoredItem.Finished || !RetryFailed)
            .Select(i => i.Key)
            .ToHashSetAsync(cancellationToken: cancellationToken);
        List<RunItem> missing = [.. items.Where(i => !ended.Contains(i.Key) || !IsWhole(i))];
        return await RunAsync(runId, missing.ToAsyncEnumerable(), new Counts(items.Count, items.Count - missing.Count, FailOn, progress), cancellationToken);
    }

    /// <summary>Runs a stream of items, none of which has ended.</summary>
    /// <param name="runId">The run's name.</param>
    /// <param name="items">The items, read as they are needed.</param>
    /// <param name="progress">Hears how far the run is, from any thread; null for nobody.</param>
    /// <param name="cancellationToken">Stops; what has ended by then stays.</param>
    /// <exception cref="RunEndedException">Going on is of no use.</exception>
    public Task<RunProgress> RunAsync(
        string runId, IAsyncEnumerable<RunItem> items, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) =>
        RunAsync(runId, items, new Counts(0, 0, FailOn, progress), cancellationToken);

    private async Task<RunProgress> RunAsync(string runId, IAsyncEnumerable<RunItem> items, Counts counts, CancellationToken cancellationToken)
    {
        using var span = DebateTelemetry.Run(runId);
        await runner.RunAsync(
            items,
            new WriterStore(writer),
            (item, failure) =>
            {
                if (KeepsItems)
                {
                    writer.Append(StoredLine.Of(new StoredItem(
                        StoredItem.CurrentSchema, runId, item.Key, item.Kind, failure is null ? StoredItem.Finished : StoredItem.Failed, Cause(failure))));
                }
                else if (failure is not null and not ItemFailedException)
                {
                    ExceptionDispatchInfo.Throw(failure);
                }

                counts.Count(failure);
            },
            cancellationToken);
        return counts.Now;
    }

    private static string? Cause(Exception? failure) => failure is null ? null
        : SpeechSanitizer.Cut(SpeechSanitizer.Escape(failure.Message), VerdictParts.RawCharacters);

    /// <summary>What items yield goes to the run's writer.</summary>
    private sealed class WriterStore(RunWriter writer) : IItemStore
    {
        public void Append(params IEnumerable<StoredLine> lines) => writer.Append(lines);

        public void Write(string name, ReadOnlySpan<byte> content) => writer.Write(name, content);
    }

    private sealed class Counts(int all, int done, double failOn, IProgress<RunProgress>? progress)
    {
        private readonly FailureLimit _limit = new(failOn);
        private readonly Lock _gate = new();

        public RunProgress Now { get; private set; } = new(done, 0, all);

        public void Count(Exception? failure)
        {
            lock (_gate)
            {
                Now = Now with { Done = Now.Done + 1, Failed = Now.Failed + (failure is null ? 0 : 1) };
                progress?.Report(Now);
                _limit.Count(failure);
            }
        }
    }
}
