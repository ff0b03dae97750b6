using System.Text.Json;
using LearningThePrior.Transcripts.Exporting;
using LearningThePrior.Transcripts.Exporting.Training;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Exporting.Training;

public sealed class TrainingFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_decided_verdict_is_a_soft_target_with_its_lineage()
    {
        await RunExport.ToTrainingAsync(Runs.Awkward(_folder["run"]), _folder["out"], TestContext.Current.CancellationToken);
        var lines = Read("f.jsonl");

        Assert.Equal([[.125, .875], [.75, .25]], lines.Select(l => l.Target));
        Assert.All(lines, l => Assert.Equal(("question", "q1", 1.0), (l.Query, l.QuestionId, l.Weight)));
        Assert.All(lines, l => Assert.Equal([.25, 1], l.Z));
        Assert.Equal(["as_played", "mirrored"], lines.Select(l => l.Lineage.Order));

        // Of "/0" a citation holds; of "/1" none does, and a near miss is no ground to rest on.
        Assert.All(lines, l => Assert.Equal(["/0"], l.Lineage.Citations));
    }

    [Fact]
    public async Task What_was_asked_about_the_prior_is_for_Prior()
    {
        using (var writer = new StoredRunWriter(_folder["run"], Stores.Info))
        {
            foreach (var (id, question, label) in new[] { ("a", "prior", null), ("b", "ratio", null), ("c", "x7", "prior"), ("d", "x7", "ratio"), ("e", "x7", "question") })
            {
                writer.Add(Runs.Debate(id) with { QuestionId = question, Labels = label is null ? new Dictionary<string, string>() : new() { ["kind"] = label } });
                writer.Add(Runs.Judgement(id, "Jude", true, [.5, .5]));
            }

            writer.Complete();
        }

        await RunExport.ToTrainingAsync(StoredRun.Open(_folder["run"]), _folder["out"], TestContext.Current.CancellationToken);

        Assert.Equal(["prior a", "ratio b", "prior c", "ratio d"], Read("prior.jsonl").Select(l => $"{l.Query} {l.Lineage.DebateId}"));
        Assert.Equal(["question e"], Read("f.jsonl").Select(l => $"{l.Query} {l.Lineage.DebateId}"));
    }

    private TrainingLine[] Read(string file) =>
        [.. File.ReadLines(_folder["out", file]).Select(l => JsonSerializer.Deserialize(l, TrainingJson.Default.TrainingLine)!)];
}
