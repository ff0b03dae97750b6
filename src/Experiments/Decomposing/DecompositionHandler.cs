using System.Text.Json;
using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.LanguageModels;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Decomposing;

/// <summary>Answers questions about a library by humans consulting HCH, one decomposition a question, and stores each as it ends.</summary>
/// <param name="runId">The run's name.</param>
/// <param name="hch">How deep, wide and often the overseer may be asked.</param>
/// <param name="overseer">H.</param>
/// <param name="library">Names the library.</param>
/// <param name="seed">All randomness that is not the overseer's own.</param>
public sealed class DecompositionHandler(string runId, Hch hch, IOverseer<SectionQuestion, string> overseer, string library, Seed seed) : IItemHandler
{
    /// <summary>What the items are.</summary>
    public const string Kind = "decomposition";

    /// <summary>Questions as items.</summary>
    /// <param name="questions">Their ids and words.</param>
    public static IReadOnlyCollection<RunItem> Items(IEnumerable<(string Id, string Text)> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return [.. questions.Select(q => new RunItem(q.Id, Kind, JsonSerializer.SerializeToElement(q.Text, StoreJson.Default.String)))];
    }

    /// <inheritdoc/>
    public async Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(store);
        using var conversation = Conversation.Begin(item.Key);
        var context = new LibraryContext(library);
        var (decomposed, _) = await hch.AskAsync(
            overseer, new SectionQuestion(item.Description.GetString()!, NodeAddress.Root), context, seed.For(item.Key), cancellationToken);
        store.Append(StoredLine.Of(StoredDecomposition.Of(runId, item.Key, overseer.Name, context, decomposed)));
    }
}
