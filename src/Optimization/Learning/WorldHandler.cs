using System.Globalization;
using System.Text.Json;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Learning;

/// <summary>Learns the prior of one world of a run; its debates are played in this process and stored as they end.</summary>
/// <param name="experiment">How a world is learned.</param>
/// <param name="run">The run's seed.</param>
/// <param name="runId">The run's name.</param>
/// <param name="earlier">The debates that an earlier session finished, by id.</param>
/// <param name="progress">Who hears how far a world is, by its number; may give null.</param>
public sealed class WorldHandler(
    WorldExperiment experiment, Seed run, string runId, IReadOnlyDictionary<string, EarlierDebate> earlier, Func<int, IWorldProgress?> progress) : IItemHandler
{
    /// <summary>What the items of learning are.</summary>
    public const string Kind = "world";

    /// <summary>The worlds of a run, as items.</summary>
    /// <param name="worlds">How many.</param>
    public static IReadOnlyCollection<RunItem> Items(int worlds) => [.. Enumerable.Range(0, worlds).Select(i => new RunItem(
        WorldExperiment.NameOf(i), Kind, JsonSerializer.SerializeToElement(i, ExperimentJson.Default.Int32)))];

    /// <summary>Where a world's result is kept in the run's folder.</summary>
    public static string ResultFile(int world) => string.Create(CultureInfo.InvariantCulture, $"worlds/{world:D4}.json");

    /// <summary>Where what a world learned and predicts is kept in the run's folder.</summary>
    public static string LearnedFolder(int world) => $"learned/{WorldExperiment.NameOf(world)}";

    /// <inheritdoc/>
    public async Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(store);
        var index = item.Description.GetInt32();
        var debates = new WorldStore(store, runId, experiment.Draw(index, run), WorldExperiment.NameOf(index), earlier);
        using var heard = progress(index);
        var learned = await LearnAsync(index, debates, heard, cancellationToken);
        foreach (var (name, content) in learned.Files())
        {
            store.Write($"{LearnedFolder(index)}/{name}", content);
        }

        store.Write(ResultFile(index), [.. JsonSerializer.SerializeToUtf8Bytes(learned.Result, ExperimentJson.Default.WorldResult), (byte)'\n']);
    }

    private async Task<LearnedWorld> LearnAsync(int index, WorldStore debates, IWorldProgress? heard, CancellationToken cancellationToken)
    {
        try
        {
            return await experiment.LearnAsync(index, run, debates, heard, debates, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            // The store holds debates of another run: so it would for every world.
            throw new RunEndedException(e.Message, e);
        }
    }
}

/// <summary>Hears how far one world is, and that it is over.</summary>
public interface IWorldProgress : IProgress<LearningProgress>, IDisposable;
