using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Amplification.Exploration.Text;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Experiments.Exploring;

/// <summary>Has a language model explore text Z, one item a book, and stores each book as a decomposition: its pages, what was asked before each, and what was copied.</summary>
/// <param name="runId">The run's name.</param>
/// <param name="model">The model.</param>
/// <param name="explorer">Lets it explore.</param>
/// <param name="root">What the root of every book says.</param>
/// <param name="settings">How many books there are, and how many of them are perturbed.</param>
/// <param name="seed">Draws which page of a book is perturbed.</param>
public sealed class TextExplorationHandler(string runId, ModelName model, TextExplorer explorer, string root, TextExplorationSettings settings, Seed seed) : IItemHandler
{
    /// <summary>What the items are.</summary>
    public const string Kind = "text-exploration";

    /// <summary>What a book cost, by its id; null where nobody counts.</summary>
    public Func<string, CallTotals>? Costs { get; init; }

    /// <summary>Books as items.</summary>
    public static IReadOnlyCollection<RunItem> Items(int books) =>
        [.. Enumerable.Range(0, books).Select(i => new RunItem(FormattableString.Invariant($"book-{i:D5}"), Kind, JsonSerializer.SerializeToElement(i, TextExplorationJson.Default.Int32)))];

    /// <inheritdoc/>
    public async Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(store);
        var index = item.Description.GetInt32();
        using var conversation = Conversation.Begin(item.Key, index);
        var book = await explorer.WriteAsync(root, cancellationToken);
        List<StoredDecomposition> stored = [Record(item.Key, "", book)];
        if (index < settings.Perturbed)
        {
            var at = book[1 + seed.For(item.Key).CreateRandom().NextInt(book.Count - 1)].Address;
            stored.Add(Record($"{item.Key}/perturbed", $", with page {at} written anew and the pages that are not below it copied", await explorer.PerturbAsync(book, at, cancellationToken)));
        }

        if (Costs?.Invoke(item.Key) is { } cost)
        {
            stored[0] = stored[0] with { Tokens = cost.InputTokens + cost.OutputTokens, Cost = (double?)cost.Cost, NCalls = (int)cost.Calls };
        }

        store.Append(stored.Select(StoredLine.Of));
    }

    private StoredDecomposition Record(string id, string how, IReadOnlyList<TextPage> book)
    {
        List<StoredSubquestion> questions = [new(0, null, FormattableString.Invariant($"Explore Z to depth {settings.Depth}{how}: {root}"), FormattableString.Invariant($"{book.Count} pages"), null, "overseer", 1, [])];
        foreach (var page in book)
        {
            var at = questions.Count;
            questions.Add(new(at, 0, $"Write page {page.Address}.", page.Text, null, "overseer", 1, page.CopiedFrom is { } from ? [new(from.ToString(), page.Text)] : []));
            questions.AddRange(page.Asked.Select((a, i) => new StoredSubquestion(at + 1 + i, at, $"What does Z say on page {a.Address}?", a.Text, a.Text is null ? "do_not_know" : null, "look_up", 1, [])));
        }

        return new(StoredDecomposition.CurrentSchema, runId, id, "text", model.Unaddressed, questions);
    }
}

/// <summary>How the number of a book is written as JSON.</summary>
[JsonSerializable(typeof(int))]
internal sealed partial class TextExplorationJson : JsonSerializerContext;
