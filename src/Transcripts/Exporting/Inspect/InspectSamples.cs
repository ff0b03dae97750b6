using System.Text.Json;

namespace LearningThePrior.Transcripts.Exporting.Inspect;

/// <summary>A debate as a sample: speeches as messages, a score for each judge's verdict, all else as metadata.</summary>
internal static class InspectSamples
{
    /// <summary>The roles that names are told of.</summary>
    public static readonly string[] Roles = ["debater_a", "debater_b", "judge"];

    public static InspectSample Of(string id, StoredDebate debate, StoredKey? key, IReadOnlyList<StoredJudgement> judgements)
    {
        var first = judgements.FirstOrDefault(j => j is { Final: true, Order: StoredJudgement.AsPlayed });
        return new(
            id,
            1,
            debate.QuestionText,
            debate.Answers,
            key?.Correct is { } correct && correct < debate.Answers.Count ? debate.Answers[correct] : "",
            [.. debate.Turns.Select(t => Message(debate, t))],
            new(debate.Models.GetValueOrDefault("judge") ?? "", [], first?.Choice is { } choice ? debate.Answers[choice] : ""),
            Scores(judgements, debate.Answers),
            Metadata(debate, key, judgements),
            InspectEmpty.Object,
            [],
            InspectEmpty.Object,
            InspectEmpty.Object,
            debate.Status == "failed" ? new(debate.Error ?? "failed", "", "") : null);
    }

    /// <summary>Who speaks as "debater_a", "debater_b" or "judge"; null where no name is known.</summary>
    public static string? Name(StoredDebate debate, string role) => debate.Sides.FirstOrDefault(s => "debater_" + s.Label.ToLowerInvariant() == role)?.Debater
        ?? debate.Models.GetValueOrDefault(role);

    /// <summary>A score for each verdict, by its judge.</summary>
    public static SortedDictionary<string, InspectScore> Scores(IReadOnlyList<StoredJudgement> judgements, IReadOnlyList<string> answers)
    {
        var scores = new SortedDictionary<string, InspectScore>(StringComparer.Ordinal);
        foreach (var verdict in judgements.Where(j => j.Final))
        {
            scores[Unused(scores, verdict)] = Score(verdict, answers);
        }

        return scores;
    }

    /// <summary>Inspect's own letters: C for correct, I for incorrect, N for no answer; the credences where no key says.</summary>
    private static InspectScore Score(StoredJudgement verdict, IReadOnlyList<string> answers)
    {
        var value = (verdict.Correct, verdict.Credences) switch
        {
            (true, _) => Text("C"),
            (false, _) => Text("I"),
            (null, { } credences) when verdict.Brier is null => JsonSerializer.SerializeToElement(credences, InspectJson.Default.IReadOnlyListDouble),
            _ => Text("N"),
        };
        return new(
            value,
            verdict.Choice is { } choice && choice < answers.Count ? answers[choice] : null,
            verdict.Raw,
            new Dictionary<string, JsonElement> { ["judgement"] = JsonSerializer.SerializeToElement(verdict, InspectJson.Default.StoredJudgement) });
    }

    private static InspectMessage Message(StoredDebate debate, StoredTurn turn) => new(
        FormattableString.Invariant($"{debate.DebateId}-{turn.Turn}"),
        turn.Role == "judge" ? "user" : "assistant",
        turn.Shown,
        turn.Role == "judge" ? null : Name(debate, turn.Role),
        new Dictionary<string, JsonElement>
        {
            ["role"] = Text(turn.Role),
            ["turn"] = JsonSerializer.SerializeToElement(turn, InspectJson.Default.StoredTurn),
        });

    private static Dictionary<string, JsonElement> Metadata(StoredDebate debate, StoredKey? key, IReadOnlyList<StoredJudgement> judgements)
    {
        var metadata = new Dictionary<string, JsonElement>();
        foreach (var role in Roles)
        {
            if (Name(debate, role) is { } name)
            {
                metadata[role] = Text(name);
            }
        }

        metadata["protocol"] = Text(debate.Protocol);
        metadata["status"] = Text(debate.Status);
        metadata["debate"] = JsonSerializer.SerializeToElement(debate with { Turns = [] }, InspectJson.Default.StoredDebate);
        metadata["judgements"] = JsonSerializer.SerializeToElement(judgements, InspectJson.Default.IReadOnlyListStoredJudgement);
        if (key is not null)
        {
            metadata["key"] = JsonSerializer.SerializeToElement(key, InspectJson.Default.StoredKey);
        }

        return metadata;
    }

    private static string Unused(SortedDictionary<string, InspectScore> scores, StoredJudgement verdict)
    {
        var plain = verdict.Order == StoredJudgement.Mirrored ? $"{verdict.JudgeId} (mirrored)" : verdict.JudgeId;
        var name = plain;
        for (var n = 2; scores.ContainsKey(name); n++)
        {
            name = FormattableString.Invariant($"{plain} #{n}");
        }

        return name;
    }

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, InspectJson.Default.String);
}
