using System.Text.Json;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>Teaches and measures the Mz of a run: one that amplification teaches, and one that the human teaches alone.</summary>
/// <param name="plan">The run's plan.</param>
/// <param name="explorer">The human.</param>
/// <param name="earlier">Finds a file of the run's folder that an earlier session wrote, by its name; null where there is none.</param>
/// <param name="progress">Hears of which item so many steps were taken, at which depth; from any thread.</param>
public sealed class UnpackerHandler(
    UnpackerPlan plan, IExplorer explorer, Func<string, string?> earlier, Action<string, int, int>? progress = null) : IItemHandler
{
    /// <summary>What the items are.</summary>
    public const string Kind = "unpacker";

    /// <summary>The item that amplification teaches.</summary>
    public const string ByAmplification = "amplified";

    /// <summary>The item that the human teaches alone.</summary>
    public const string Alone = "unamplified";

    /// <summary>The item that learns flat text.</summary>
    public const string Flat = "flat";

    /// <summary>Where explorations stand of which the human perturbed a given Z.</summary>
    public const string Perturbed = "perturbed";

    private const int StoredBooks = 20;
    private const int PointsEvery = 100;

    /// <summary>The items of a run.</summary>
    public static IReadOnlyCollection<RunItem> Items(UnpackerPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        string[] keys = plan.IsFlat ? [Flat] : plan.Unamplified ? [ByAmplification, Alone] : [ByAmplification];
        return [.. keys.Select(k => new RunItem(k, Kind, JsonSerializer.SerializeToElement(k, UnpackerJson.Default.String)))];
    }

    /// <summary>Where what came of an item is kept in the run's folder.</summary>
    public static string ResultFile(string item) => $"trained/{item}.json";

    /// <summary>Where what a training has come to is kept in the run's folder.</summary>
    public static string StateFile(string item) => $"trained/{item}.safetensors";

    /// <summary>Where an item's Mz is kept in the run's folder.</summary>
    public static string WeightsFile(string item) => item != Alone ? $"learned/{LearnedUnpacker.WeightsFile}" : $"{Alone}/{LearnedUnpacker.WeightsFile}";

    /// <inheritdoc/>
    public Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(store);
        var rules = item.Key == Alone ? plan.Human with { QuestionsAsked = 0 } : plan.Human;
        var seed = plan.Randomness;
        using var training = new UnpackerTraining(explorer, layout => new PageNetwork(layout, plan.Network, seed.For("weights")), plan.Training, rules, seed, plan.IsFlat);
        var (began, curve) = (TimeProvider.System.GetTimestamp(), new List<UnpackerPoint>());
        if (earlier(StateFile(item.Key)) is { } file)
        {
            var (arrays, about) = WeightFile.Read(file);
            training.Load(arrays.ToDictionary(a => a.Key, a => a.Value.Values));
            curve.AddRange(JsonSerializer.Deserialize(about["result"], UnpackerJson.Default.UnpackerResult)!.Curve);
        }

        var (nll, divergence, since) = (0.0, 0.0, 0);
        while (!training.IsDone)
        {
            var depth = training.Round;
            training.Take(Heard, cancellationToken);
            AddPoint(depth);
            store.Append(training.Books.Take(StoredBooks).Select(b => StoredLine.Of(ExplorationRecord.Of(plan.RunId, item.Key, depth, explorer, b))));
            Keep(store, item.Key, training, Result(null));
        }

        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        UnpackerInfo info = new(explorer.Name, plan.Network, plan.Training.Depth, plan.Training.LastBeta, training.PagesWritten + training.UnpackingsJudged);
        using var learned = new LearnedUnpacker(training.Finished(), explorer, info);
        using var measures = new UnpackerMeasures(learned, training.Books.Select(b => b.Content).ToHashSet(), plan.Training, seed.For("measures"));
        store.Write(WeightsFile(item.Key), learned.ToFile());
        PerturbedMeasured? perturbed = null;
        if (plan.Training.Perturbed > 0)
        {
            var books = new PerturbedBooks(learned, plan.Training, seed.For(Perturbed));
            store.Append(books.Written.Take(StoredBooks).Select(b => StoredLine.Of(ExplorationRecord.Of(plan.RunId, $"{item.Key}/{Perturbed}", plan.Training.Depth, explorer, b))));
            perturbed = books.Measure();
        }

        Write(store, item.Key, Result(measures.Measure()) with { WallS = seconds, Perturbed = perturbed });
        return Task.CompletedTask;

        UnpackerResult Result(UnpackerMeasured? measured) =>
            new(curve, measured, training.Parameters, training.PagesWritten + training.UnpackingsJudged, training.QuestionsAsked, 0);

        void Heard(int depth, double ofPage, double ofBook)
        {
            (nll, divergence, since) = (nll + ofPage, divergence + ofBook, since + 1);
            if (since == PointsEvery)
            {
                AddPoint(depth);
            }

            if (training.Mz.Steps % PointsEvery == 0)
            {
                progress?.Invoke(item.Key, training.Mz.Steps, depth);
            }
        }

        void AddPoint(int depth)
        {
            if (since > 0)
            {
                curve.Add(new(training.Mz.Steps, depth, nll / since, divergence / since));
                (nll, divergence, since) = (0, 0, 0);
            }
        }
    }

    private static void Keep(IItemStore store, string item, UnpackerTraining training, UnpackerResult result) => store.Write(
        StateFile(item),
        WeightFile.Write(
            training.Save().ToDictionary(s => s.Key, s => new NamedArray([s.Value.Length], s.Value)),
            new Dictionary<string, string> { ["result"] = JsonSerializer.Serialize(result, UnpackerJson.Default.UnpackerResult) }));

    private static void Write(IItemStore store, string item, UnpackerResult result) =>
        store.Write(ResultFile(item), [.. JsonSerializer.SerializeToUtf8Bytes(result, UnpackerJson.Default.UnpackerResult), (byte)'\n']);
}
