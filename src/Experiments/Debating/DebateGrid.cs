using LearningThePrior.Experiments.Engine;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Experiments.Debating;

/// <summary>
/// Several series of debates as one run: the cells of an experiment. One item of the run is a question with its sample and its sides, played in every cell, one cell after the
/// other: what two cells have in common is asked once where replies are recorded, and the first cell pays, whatever the parallelism.
/// </summary>
/// <param name="cells">The series, each with a <see cref="DebateSeries.Prefix"/> of its own.</param>
public sealed class DebateGrid(IReadOnlyList<DebateSeries> cells) : IItemHandler
{
    private const int RehearsedAtOnce = 8;

    private readonly IReadOnlyList<DebateSeries> _cells = cells.DistinctBy(c => c.Prefix).Count() == cells.Count
        ? cells
        : throw new ArgumentException("Two cells have the same prefix.", nameof(cells));

    /// <summary>What the items of a grid are.</summary>
    public const string Kind = "cells";

    /// <summary>How many items are played side by side. Default: 8.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>The share of items that may fail, see <see cref="RunEngine.FailOn"/>. Default: half.</summary>
    public double FailOn { get; init; } = .5;

    /// <summary>Whether items that failed in an earlier session are played again. Default: yes.</summary>
    public bool RetryFailed { get; init; } = true;

    /// <summary>Where items are played; null for this process, so many side by side as <see cref="Concurrency"/> says.</summary>
    public IRunner? Runner { get; init; }

    /// <summary>The items, those of the first cell first.</summary>
    public IReadOnlyCollection<RunItem> Items => [.. _cells.SelectMany(c => c.Items).DistinctBy(i => i.Key).Select(i => i with { Kind = Kind })];

    /// <summary>How many debates there are in all cells.</summary>
    public int Debates => _cells.Sum(c => c.Items.Count);

    /// <summary>Plays and stores all items that the run does not hold yet; the caller closes the run.</summary>
    /// <param name="runId">The run's name.</param>
    /// <param name="writer">The run.</param>
    /// <param name="progress">Hears how far the run is; null for nobody.</param>
    /// <param name="cancellationToken">Stops; what was played by then is stored.</param>
    /// <exception cref="ArgumentException">A cell cannot be played; nobody was asked anything.</exception>
    /// <exception cref="TooManyFailuresException">More items failed than <see cref="FailOn"/> bears.</exception>
    public Task<RunProgress> RunAsync(string runId, RunWriter writer, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        RequireFit();
        return new RunEngine(writer, Runner ?? new ProcessRunner(Kind, this, Concurrency)) { FailOn = FailOn, RetryFailed = RetryFailed }.RunAsync(runId, Items, progress, cancellationToken);
    }

    /// <summary>Makes sure that every cell can be played, before anyone is asked anything.</summary>
    /// <exception cref="ArgumentException">One cannot.</exception>
    public void RequireFit()
    {
        foreach (var cell in _cells)
        {
            cell.RequireFit();
        }
    }

    /// <summary>Plays items and keeps nothing: for a dry run.</summary>
    /// <param name="isEnough">Asked after every few items, with how many debates have been played, whether these will do; they are spread evenly over all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The share of all debates that was played.</returns>
    public async Task<double> RehearseAsync(Func<int, bool> isEnough, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(isEnough);
        RequireFit();
        string[] keys = [.. Items.Select(i => i.Key)];
        var played = 0;
        foreach (var few in DebateSeries.Spread(keys.Length).Chunk(RehearsedAtOnce))
        {
            foreach (var cell in few.SelectMany(i => _cells.Where(c => c.Has(keys[i])).Select(c => (Cell: c, Key: keys[i]))))
            {
                await cell.Cell.PlayAsync(cell.Key, cancellationToken);
                played++;
            }

            if (isEnough(played))
            {
                break;
            }
        }

        return (double)played / Debates;
    }

    /// <inheritdoc/>
    public async Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(store);
        List<StoredLine> lines = [];
        string? failed = null;
        foreach (var cell in _cells.Where(c => c.Has(item.Key)))
        {
            var (played, problem) = await cell.PlayAsync(item.Key, cancellationToken);
            lines.AddRange(played);
            failed ??= problem;
        }

        store.Append(lines);
        if (failed is not null)
        {
            throw new ItemFailedException(failed);
        }
    }
}
