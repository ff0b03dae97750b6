using System.Text.Json;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Decomposing;

/// <summary>Answers questions about a library by amplification, one decomposition a question, and stores each with its verdict as it ends.</summary>
/// <remarks>A question that fails is stored as failed with its cause; what no further call can mend ends the run.</remarks>
/// <param name="runId">The run's name.</param>
/// <param name="amplifier">Answers.</param>
/// <param name="tree">The library.</param>
/// <param name="seed">All randomness that is not the overseer's own.</param>
public sealed class DecompositionHandler(string runId, IAmplifier amplifier, ImplicitTree tree, Seed seed) : IItemHandler
{
    /// <summary>What the items are.</summary>
    public const string Kind = "decomposition";

    private const string TreeId = "documents";

    /// <summary>What a decomposition cost, by its id; null where nobody counts.</summary>
    public Func<string, CallTotals>? Costs { get; init; }

    /// <summary>Questions as items.</summary>
    public static IReadOnlyCollection<RunItem> Items(IEnumerable<LibraryQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return [.. questions.Select((q, i) => new RunItem(q.Id, Kind, JsonSerializer.SerializeToElement(q with { Sample = i }, LibraryQuestionJson.Default.LibraryQuestion)))];
    }

    /// <inheritdoc/>
    public async Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(store);
        var record = await AskAsync(item.Description.Deserialize(LibraryQuestionJson.Default.LibraryQuestion)!, cancellationToken);
        store.Append((Costs is null ? record : record.With(Costs(item.Key))).Lines());
        if (record.Problem is { } problem)
        {
            throw new ItemFailedException(problem);
        }
    }

    /// <summary>Asks one question and keeps nothing: for a dry run.</summary>
    /// <returns>How often the overseer was asked for a move.</returns>
    public async Task<int> RehearseAsync(LibraryQuestion question, CancellationToken cancellationToken = default) =>
        (await AskAsync(question, cancellationToken)).Decomposition.Moves ?? 0;

    private async Task<DecompositionRecord> AskAsync(LibraryQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        using var conversation = Conversation.Begin(question.Id, question.Sample);
        var asked = new AmplifiedCase(runId, question.Id, question.ToQuestion(), tree, TreeId, seed.For(question.Id)) { IsOpen = question.Answers is null };
        var key = question is { Answers: not null, Correct: { } correct } ? new StoredKey(StoredKey.CurrentSchema, runId, question.Id, correct, null) : null;
        return await DecompositionRecord.AskAsync(amplifier, asked, key, cancellationToken);
    }
}
