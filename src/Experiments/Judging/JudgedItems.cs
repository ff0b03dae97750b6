using System.Runtime.CompilerServices;
using System.Text.Json;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Experiments.Judging;

/// <summary>Stored debates as items of a run that judges them.</summary>
internal static class JudgedItems
{
    /// <summary>The debates of a run, each with its key.</summary>
    /// <param name="run">The run whose debates are judged.</param>
    /// <param name="kind">What the items are.</param>
    /// <param name="chosen">Which debates are judged.</param>
    /// <param name="there">The judgements that are there already, by their debates; null for none.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<RunItem> ReadAsync(
        StoredRun run, string kind, Func<StoredDebate, bool> chosen, ILookup<string, Asked>? there, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var keys = new KeyStream(run.ReadKeysAsync(cancellationToken));
        await foreach (var debate in run.ReadDistinctDebatesAsync(cancellationToken))
        {
            // Asked for even where the debate is not chosen, as a key that nobody asks for is held to the end.
            var key = await keys.FindAsync(debate.DebateId);
            if (chosen(debate))
            {
                yield return new(debate.DebateId, kind, JsonSerializer.SerializeToElement(new(debate, key, there?[debate.DebateId] is { } some && some.Any() ? [.. some] : null), JudgedDescriptionJson.Default.JudgedDescription));
            }
        }
    }

    /// <summary>The debate of an item, and its key.</summary>
    public static JudgedDescription Of(RunItem item) => item.Description.Deserialize(JudgedDescriptionJson.Default.JudgedDescription)!;
}
