using System.Text.Json;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Validity;

/// <summary>A run of a validation as it was read: the judges, in the order in which they were named, and the debates with all that was done to them.</summary>
/// <param name="Run">The run.</param>
/// <param name="Source">The run whose debates were judged.</param>
/// <param name="Judges">The judges that are validated.</param>
/// <param name="Critic">Who was asked alone beside them; null for nobody.</param>
/// <param name="Cases">The debates.</param>
/// <param name="Failures">The debates that could not be judged to the end, with what went wrong.</param>
internal sealed record ValidityCases(
    string Run, string Source, IReadOnlyList<string> Judges, string? Critic, IReadOnlyList<ValidityCase> Cases, IReadOnlyList<StoredItem> Failures)
{
    /// <summary>What a run of a validation is.</summary>
    public const string Kind = "validate";

    /// <summary>Reads a run.</summary>
    /// <exception cref="InvalidDataException">It is no run of a validation.</exception>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public static async Task<ValidityCases> ReadAsync(StoredRun run, CancellationToken cancellationToken)
    {
        if (run.Info.Kind != Kind || run.Info.More is not { } more || !more.TryGetValue("validated", out var named) || named.ValueKind != JsonValueKind.Array)
        {
            throw new InvalidDataException($"{run.Path} is no run of 'ltp validate'.");
        }

        var played = new Dictionary<string, StoredDebate>(StringComparer.Ordinal);
        var variants = new Dictionary<string, (string Source, string Test, string? Attack)>(StringComparer.Ordinal);
        await foreach (var debate in run.ReadDistinctDebatesAsync(cancellationToken))
        {
            if (debate.Labels.GetValueOrDefault("validity") is { } test && debate.Labels.GetValueOrDefault("source_debate") is { } source)
            {
                variants[debate.DebateId] = (source, test, debate.Labels.GetValueOrDefault("attack"));
                if (debate.DebateId == source)
                {
                    played[source] = debate;
                }
            }
        }

        var keys = await run.ReadKeysAsync(cancellationToken).Where(k => played.ContainsKey(k.DebateId)).ToDictionaryAsync(k => k.DebateId, cancellationToken: cancellationToken);
        var verdicts = new Dictionary<string, List<TestedVerdict>>(StringComparer.Ordinal);
        await foreach (var judgement in run.ReadJudgementsAsync(cancellationToken).Where(j => j.Final && variants.ContainsKey(j.DebateId)))
        {
            var (source, test, attack) = variants[judgement.DebateId];
            if (!verdicts.TryGetValue(source, out var own))
            {
                verdicts[source] = own = [];
            }

            own.Add(new(test, attack, judgement.JudgeId, judgement.Order == StoredJudgement.Mirrored, judgement.ParseStatus, judgement.Credences, judgement.Read));
        }

        var questions = new Dictionary<string, int>(StringComparer.Ordinal);
        int Question(string id) => questions.TryGetValue(id, out var number) ? number : questions[id] = questions.Count;
        return new(
            run.Info.RunId,
            Text(more, "source") ?? "",
            [.. named.EnumerateArray().Select(n => n.GetString() ?? "")],
            Text(more, "critic"),
            [.. played.Values.Select(d => new ValidityCase(d, Question(d.QuestionId), keys.GetValueOrDefault(d.DebateId), verdicts.GetValueOrDefault(d.DebateId, []).ToLookup(v => v.Judge)))],
            await run.ReadItemsAsync(cancellationToken).Where(i => i.Status == StoredItem.Failed).ToListAsync(cancellationToken));
    }

    private static string? Text(Dictionary<string, JsonElement> more, string name) =>
        more.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
