using System.Text.Json;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Optimization.TextSearch;

namespace LearningThePrior.Cli.Learning.Text;

/// <summary>Searches text Z: the one item of a run. Its steps build on each other, so that a search that stopped is made again and its replies come from the recordings.</summary>
/// <param name="run">What is searched on.</param>
/// <param name="open">Opens a model.</param>
/// <param name="progress">Hears of every background that was scored.</param>
/// <param name="calls">The calls so far, by role.</param>
internal sealed class TextHandler(
    TextRun run, Func<ModelName, ILanguageModel> open, IProgress<TextScore> progress, Func<IReadOnlyDictionary<ModelRole, CallTotals>> calls) : IItemHandler
{
    /// <summary>What the item of a run is.</summary>
    public const string Kind = "text";

    /// <summary>The search as an item.</summary>
    public static RunItem Item(TextPlan plan) => new("search", Kind, JsonSerializer.SerializeToElement(plan, TextJson.Default.TextPlan));

    /// <inheritdoc/>
    public async Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        var outcome = await run.RunAsync(open, progress, cancellationToken);
        var plan = item.Description.Deserialize(TextJson.Default.TextPlan)!;
        foreach (var (name, text) in TextReport.Files(plan, run, outcome, calls(), TimeProvider.System.GetElapsedTime(began).TotalSeconds))
        {
            store.Write(name, System.Text.Encoding.UTF8.GetBytes(text));
        }
    }
}
