using LearningThePrior.Debate;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Comparing;

/// <summary>
/// Plays every cell on the same items, for honest and dishonest claims and in both orders, and stores all debates as one run, from
/// which every statistic follows (Kenton et al. 2024 compare protocols so). A debate that fails is stored as failed with its
/// cause; the others are not touched by it.
/// </summary>
/// <param name="cells">Protocols before judges.</param>
/// <param name="seed">The randomness of all debates; equal seeds give equal bytes, whatever the parallelism.</param>
public sealed class Comparison(IReadOnlyList<ComparisonCell> cells, Seed seed)
{
    private const int Batch = 64;

    /// <summary>How many items are played side by side. Default: one for each processor.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// What the calls of a debate cost, by its id; null where nobody counts. Debates of a batch are asked about when all of them are over,
    /// in the order in which they are stored: where some share a call, who pays for it need not depend on who was faster.
    /// </summary>
    public Func<string, CallTotals>? Costs { get; init; }

    /// <summary>How many debates each item takes.</summary>
    public int DebatesEach => cells.Sum(c => Variant.Of(c.Protocol).Count);

    /// <summary>Plays all items and stores their debates.</summary>
    /// <param name="items">The items; read once, a few at a time.</param>
    /// <param name="writer">Where debates, judgements, keys and cited nodes go; completed by the caller.</param>
    /// <param name="runId">The run's name.</param>
    /// <param name="progress">Hears how many items are done; null for nobody.</param>
    /// <param name="cancellationToken">Stops between two debates.</param>
    /// <exception cref="ArgumentException">A cell cannot be played on the first item at all; nothing was asked of anybody then.</exception>
    public async Task RunAsync(
        IEnumerable<ComparisonItem> items, StoredRunWriter writer, string runId, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(writer);
        var done = 0;
        foreach (var batch in items.Chunk(Batch))
        {
            if (done == 0)
            {
                Check(batch[0]);
            }

            var played = new PlayedItem[batch.Length];
            await Parallel.ForEachAsync(
                Enumerable.Range(0, batch.Length),
                new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
                async (i, token) => played[i] = await PlayAllAsync(batch[i], runId, token));
            foreach (var item in played)
            {
                if (Costs is not null)
                {
                    item.Charge(Costs);
                }

                item.Write(writer);
            }

            progress?.Report(done += batch.Length);
        }
    }

    private void Check(ComparisonItem item)
    {
        foreach (var cell in cells)
        {
            var variant = Variant.Of(cell.Protocol)[0];
            cell.Protocol.Check(Setup(cell, item, variant, "check", cell.Judge(item)));
        }
    }

    private async Task<PlayedItem> PlayAllAsync(ComparisonItem item, string runId, CancellationToken cancellationToken)
    {
        var played = new PlayedItem(item, runId);
        foreach (var (cell, c) in cells.Select((cell, c) => (cell, c)))
        {
            foreach (var variant in Variant.Of(cell.Protocol))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await PlayAsync(played, cell, variant, FormattableString.Invariant($"{item.Id}/c{c:D2}-{variant.Id}"), cancellationToken);
            }
        }

        return played;
    }

    private async Task PlayAsync(PlayedItem played, ComparisonCell cell, Variant variant, string id, CancellationToken cancellationToken)
    {
        var judge = cell.Judge(played.Item);
        var setup = Setup(cell, played.Item, variant, id, judge);
        using var conversation = Conversation.Begin(id);
        try
        {
            await played.AddAsync(await cell.Protocol.PlayAsync(setup, cancellationToken), cell, variant, setup.Tree, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            played.AddFailure(id, cell, variant, judge.Name, e.Message);
        }
    }

    private DebateSetup Setup(ComparisonCell cell, ComparisonItem item, Variant variant, string id, IJudge judge) =>
        new(id, item.Question, new ImplicitTree(item.Unpacker, capacity: 1_024), variant.Seat(item, cell.Protocol), judge, seed.For(item.Id).For(variant.Claim))
        {
            Arrangement = variant.Arrangement,
            JudgeBudget = cell.JudgeBudget,
            Latent = item.Latent,
        };
}
