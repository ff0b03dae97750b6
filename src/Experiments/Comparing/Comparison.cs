using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Decomposing;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Comparing;

/// <summary>
/// Plays every cell on the same items, for honest and dishonest claims and in both orders, and asks amplification the same, into one run, from which every
/// statistic follows (Kenton et al. 2024 compare protocols so). A debate that fails is stored as failed with its cause; the others are not touched by it.
/// </summary>
/// <remarks>An item is drawn by its number where it is played, so that a run of many holds few in memory and can go on anywhere.</remarks>
/// <param name="cells">Protocols before judges.</param>
/// <param name="seed">The randomness of all debates; equal seeds give equal bytes, whatever the parallelism.</param>
/// <param name="count">How many items there are.</param>
/// <param name="draw">Draws an item, by its number from 0; called from many threads.</param>
public sealed class Comparison(IReadOnlyList<ComparisonCell> cells, Seed seed, int count, Func<int, ComparisonItem> draw) : IItemHandler
{
    /// <summary>Compares on items that are at hand.</summary>
    /// <param name="cells">Protocols before judges.</param>
    /// <param name="seed">The randomness of all debates.</param>
    /// <param name="items">The items.</param>
    public Comparison(IReadOnlyList<ComparisonCell> cells, Seed seed, IReadOnlyList<ComparisonItem> items)
        : this(cells, seed, items.Count, i => items[i])
    {
    }

    /// <summary>What the items of a comparison are.</summary>
    public const string Kind = "comparison";

    /// <summary>Amplification beside the protocols: one decomposition an item. Default: none.</summary>
    public IReadOnlyList<AmplifiedCell> Amplified { get; init; } = [];

    /// <summary>The run's name, which its lines carry.</summary>
    public string RunId { get; init; } = "compare";

    /// <summary>How many items are played side by side. Default: one for each processor.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Where items are played; null for this process.</summary>
    public IRunner? Runner { get; init; }

    /// <summary>The share of items that may fail, see <see cref="RunEngine.FailOn"/>. Default: half.</summary>
    public double FailOn { get; init; } = .5;

    /// <summary>Whether items that failed in an earlier session are played again. Default: yes.</summary>
    public bool RetryFailed { get; init; } = true;

    /// <summary>What the calls of a debate cost, by its id; null where nobody counts. An item's debates are played one after the other, so that of those which share a call the first pays.</summary>
    public Func<string, CallTotals>? Costs { get; init; }

    /// <summary>How many debates each item takes, decompositions not counted.</summary>
    public int DebatesEach => cells.Sum(c => Variant.Of(c.Protocol).Count);

    /// <summary>The items to be played.</summary>
    public IReadOnlyCollection<RunItem> Items => [.. Enumerable.Range(0, count).Select(i => new RunItem(
        i.ToString("D7", CultureInfo.InvariantCulture), Kind, JsonSerializer.SerializeToElement(i, ComparisonJson.Default.Int32)))];

    /// <summary>Plays and stores all items that the run does not hold yet; the caller closes the run.</summary>
    /// <param name="writer">The run.</param>
    /// <param name="progress">Hears how many items are done; null for nobody.</param>
    /// <param name="cancellationToken">Stops between two debates; items that were finished by then are stored.</param>
    /// <exception cref="ArgumentException">A cell cannot be played on the first item at all; nothing was asked of anybody then.</exception>
    public Task<RunProgress> RunAsync(RunWriter writer, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Check(draw(0));
        return new RunEngine(writer, Runner ?? new ProcessRunner(Kind, this, Parallelism)) { FailOn = FailOn, RetryFailed = RetryFailed }.RunAsync(RunId, Items, progress, cancellationToken);
    }

    /// <inheritdoc/>
    async Task IItemHandler.RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
    {
        var index = item.Description.GetInt32();
        var played = await PlayAllAsync(draw(index), index, cancellationToken);
        if (Costs is not null)
        {
            played.Charge(Costs);
        }

        store.Append(played.Lines());
        if (played.Problem is { } problem)
        {
            throw new ItemFailedException(problem);
        }
    }

    private void Check(ComparisonItem item)
    {
        foreach (var cell in cells)
        {
            var variant = Variant.Of(cell.Protocol)[0];
            cell.Protocol.Check(Setup(cell, item, variant, "check", cell.Judge(item)));
        }

        foreach (var cell in Amplified)
        {
            cell.Amplifier(item);
        }
    }

    private async Task<PlayedItem> PlayAllAsync(ComparisonItem item, int index, CancellationToken cancellationToken)
    {
        var played = new PlayedItem(item, RunId);
        foreach (var (cell, c) in cells.Select((cell, c) => (cell, c)))
        {
            foreach (var variant in Variant.Of(cell.Protocol))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await PlayAsync(played, cell, variant, FormattableString.Invariant($"{item.Id}/c{c:D2}-{variant.Id}"), index, cancellationToken);
            }
        }

        foreach (var (cell, c) in Amplified.Select((cell, c) => (cell, cells.Count + c)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await AmplifyAsync(played, cell, FormattableString.Invariant($"{item.Id}/c{c:D2}-amplified"), index, cancellationToken);
        }

        return played;
    }

    private async Task AmplifyAsync(PlayedItem played, AmplifiedCell cell, string id, int index, CancellationToken cancellationToken)
    {
        var item = played.Item;
        using var conversation = Conversation.Begin(id, index);
        var asked = new AmplifiedCase(RunId, id, item.Question, Tree(item), item.Id, seed.For(item.Id).For("amplified"));
        played.Add(await DecompositionRecord.AskAsync(cell.Amplifier(item), asked, played.Key(id), cancellationToken), cell);
    }

    private async Task PlayAsync(PlayedItem played, ComparisonCell cell, Variant variant, string id, int index, CancellationToken cancellationToken)
    {
        using var span = DebateTelemetry.Debate(id, cell.Name);
        var judge = cell.Judge(played.Item);
        var setup = Setup(cell, played.Item, variant, id, judge);
        using var conversation = Conversation.Begin(id, index);
        try
        {
            await played.AddAsync(await cell.Protocol.PlayAsync(setup, cancellationToken), cell, variant, setup.Tree, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException && !RunEndedException.Ends(e))
        {
            played.AddFailure(id, cell, variant, judge.Name, e.Message);
        }
    }

    private DebateSetup Setup(ComparisonCell cell, ComparisonItem item, Variant variant, string id, IJudge judge) =>
        new(id, item.Question, Tree(item), variant.Seat(cell.Cast(item), cell.Protocol), judge, seed.For(item.Id).For(variant.Claim))
        {
            Arrangement = variant.Arrangement,
            JudgeBudget = cell.JudgeBudget,
            Latent = item.Latent,
        };

    private static ImplicitTree Tree(ComparisonItem item) => new(item.Unpacker, capacity: 1_024);
}

/// <summary>How an item's number is written.</summary>
[JsonSerializable(typeof(int))]
internal sealed partial class ComparisonJson : JsonSerializerContext;
