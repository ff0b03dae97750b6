using System.Text.Json;

namespace LearningThePrior.Transcripts.Exporting.Training;

/// <summary>Debates as chats with rewards: <c>chat.jsonl</c>.</summary>
internal static class ChatFile
{
    public static async Task WriteAsync(StoredRun run, ExportFolder folder, CancellationToken cancellationToken)
    {
        var verdicts = await JudgementsByDebate.ReadAsync(run, j => j is { Final: true, Credences: not null }, cancellationToken);
        Dictionary<string, int?> correct = new(StringComparer.Ordinal);
        await foreach (var key in run.ReadKeysAsync(cancellationToken))
        {
            correct[key.DebateId] = key.Correct;
        }

        await using var file = new BufferedStream(folder.Create("chat.jsonl"));
        await foreach (var debate in run.ReadDistinctDebatesAsync(cancellationToken))
        {
            foreach (var line in Lines(debate, verdicts.GetValueOrDefault(debate.DebateId, []), correct.GetValueOrDefault(debate.DebateId)))
            {
                JsonSerializer.Serialize(file, line, TrainingJson.Default.ChatLine);
                file.WriteByte((byte)'\n');
            }
        }
    }

    private static IEnumerable<ChatLine> Lines(StoredDebate debate, List<StoredJudgement> verdicts, int? correct) =>
        from side in debate.Sides
        where side is { Debater: not null } and ({ Answer: not null } or { Credences: not null })
        let messages = verdicts.Count > 0 ? ChatDialogue.Of(debate, side) : null
        where messages is not null
        from verdict in verdicts
        select new ChatLine(
            ChatLine.CurrentSchema,
            debate.RunId,
            debate.DebateId,
            debate.QuestionId,
            debate.Protocol,
            ChatDialogue.Seat(side),
            side.Debater!,
            messages,
            [.. messages.Select(m => m.Role == "assistant")],
            Reward(side, verdict.Credences!),
            verdict.JudgeId,
            verdict.JudgeKind,
            verdict.Order,
            side.Answer is null || correct is null ? null : side.Answer == correct);

    private static double Reward(StoredSide side, IReadOnlyList<double> credences) => side.Answer is { } answer
        ? credences[answer]
        : 1 - (credences.Zip(side.Credences!, (p, q) => (p - q) * (p - q)).Sum() / 2);
}
