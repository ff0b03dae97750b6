using System.Text.Json;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts.Exporting.Training;

/// <summary>Training data as files: <c>f.jsonl</c> for f(y|x,z) and <c>prior.jsonl</c> for Prior(z).</summary>
internal static class TrainingFiles
{
    private const string Question = "question";

    public static async Task WriteAsync(StoredRun run, ExportFolder folder, CancellationToken cancellationToken)
    {
        var verdicts = await JudgementsByDebate.ReadAsync(run, j => j is { Final: true, Credences: not null }, cancellationToken);
        await using var f = new BufferedStream(folder.Create("f.jsonl"));
        await using var prior = new BufferedStream(folder.Create("prior.jsonl"));
        await foreach (var debate in run.ReadDistinctDebatesAsync(cancellationToken))
        {
            foreach (var verdict in verdicts.GetValueOrDefault(debate.DebateId, []))
            {
                var line = Line(debate, verdict);
                var file = line.Query == Question ? f : prior;
                JsonSerializer.Serialize(file, line, TrainingJson.Default.TrainingLine);
                file.WriteByte((byte)'\n');
            }
        }
    }

    private static TrainingLine Line(StoredDebate debate, StoredJudgement verdict) => new(
        TrainingLine.CurrentSchema,
        Query(debate),
        debate.QuestionId,
        debate.QuestionText,
        debate.Answers,
        debate.Latent,
        verdict.Credences!,
        1,
        new(
            debate.RunId,
            debate.DebateId,
            debate.Protocol,
            debate.Swap,
            verdict.JudgeId,
            verdict.JudgeKind,
            verdict.Method,
            verdict.Order,
            debate.TreeId,
            [.. debate.Turns.SelectMany(t => t.Citations).Where(Holds).Select(c => c.Address).Distinct()]));

    /// <summary>What was asked: runs of <c>ltp learn</c> label it; otherwise the question's id tells.</summary>
    private static string Query(StoredDebate debate) =>
        new[] { debate.Labels.GetValueOrDefault("kind"), debate.QuestionId }.FirstOrDefault(q => q is Question or "prior" or "ratio") ?? Question;

    private static bool Holds(StoredCitation citation) => citation.Status is CitationStatus.Exact or CitationStatus.Normalised;
}
