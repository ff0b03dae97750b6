using System.IO.Compression;
using LearningThePrior.Transcripts.Exporting;
using LearningThePrior.Transcripts.Importing.Inspect;
using LearningThePrior.Transcripts.Importing.Nyu;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Importing.Inspect;

/// <summary>Logs that our own export wrote.</summary>
public sealed class OwnSampleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Our_own_export_comes_back_whole()
    {
        await NyuImport.RunAsync(Rooms.In(_folder["rooms"]), _folder["first"], cancellationToken: TestContext.Current.CancellationToken);
        await RunExport.ToInspectAsync(StoredRun.Open(_folder["first"]), _folder["inspect"], TestContext.Current.CancellationToken);
        var report = InspectImport.Run(_folder["inspect"], [], _folder["run"], cancellationToken: TestContext.Current.CancellationToken);

        foreach (var file in new[] { "debates.jsonl", "judgements.jsonl", "keys.jsonl", "nodes.jsonl" })
        {
            var (before, after) = (File.ReadAllText(_folder["first", file]), File.ReadAllText(_folder["run", file]));
            Assert.Equal(before.Replace(StoredRun.Open(_folder["first"]).Info.RunId, report.RunId, StringComparison.Ordinal), after);
        }
    }

    [Fact]
    public async Task Decompositions_come_back_whole_with_their_verdicts_and_stand_in_tables()
    {
        using (var run = new StoredRunWriter(_folder["first"], ToyDebates.Info()))
        {
            run.Add(new StoredDecomposition(
                StoredDecomposition.CurrentSchema, "toy", "divided", "story", "H",
                [new(0, null, "Was it lit?", "No.", null, "overseer", 1, []), new(1, 0, "What does the story say?", null, "budget", "nobody", 1, [new("/0/1", "went out")])])
            {
                QuestionId = "q",
                QuestionText = "Was it lit?",
                Answers = ["yes", "no"],
                Protocol = "hch:depth=2",
                TreeId = "story",
                Labels = new Dictionary<string, string> { ["split"] = "test" },
                Moves = 3,
            });
            run.Add(ToyDebates.Key("divided", correct: 1));
            foreach (var judgement in ToyDebates.Judged(ToyDebates.Key("divided", correct: 1), "H", StoredJudgement.AsPlayed, .2))
            {
                run.Add(judgement);
            }

            run.Add(ToyDebates.Nodes[2]);
            run.Complete();
        }

        await RunExport.ToInspectAsync(StoredRun.Open(_folder["first"]), _folder["inspect"], TestContext.Current.CancellationToken);
        var report = InspectImport.Run(_folder["inspect"], [], _folder["run"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((0, 1, 1), (report.Debates, report.Decompositions, report.Verdicts));
        Assert.All(new[] { "decompositions.jsonl", "judgements.jsonl", "keys.jsonl", "nodes.jsonl" }, file => Assert.Equal(
            File.ReadAllText(_folder["first", file]).Replace("\"run_id\":\"toy\"", $"\"run_id\":\"{report.RunId}\"", StringComparison.Ordinal), File.ReadAllText(_folder["run", file])));

        await RunExport.ToCsvAsync(StoredRun.Open(_folder["run"]), _folder["csv"], TestContext.Current.CancellationToken);
        Assert.Contains("divided,hch:depth=2,q,Was it lit?", File.ReadAllText(_folder["csv", "decompositions.csv"]), StringComparison.Ordinal);
        Assert.Contains("divided,1,0,What does the story say?,,budget,nobody,1,", File.ReadAllText(_folder["csv", "subquestions.csv"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"task\":\"open\"", "\"silence\":\"x\",\"task\":\"open\"", "$.turns[0].silence")]
    [InlineData("\"order\":\"as_played\"", "\"order\":\"upside down\"", "$.order")]
    public async Task A_value_of_our_own_export_that_cannot_be_stored_is_named_and_may_be_left_out(string was, string becomes, string problem)
    {
        await NyuImport.RunAsync(Rooms.In(_folder["rooms"]), _folder["first"], cancellationToken: TestContext.Current.CancellationToken);
        await RunExport.ToInspectAsync(StoredRun.Open(_folder["first"]), _folder["inspect"], TestContext.Current.CancellationToken);
        Change(Assert.Single(Directory.GetFiles(_folder["inspect"])), was, becomes);
        var error = Assert.Throws<InvalidDataException>(() => InspectImport.Run(_folder["inspect"], [], _folder["run"], cancellationToken: TestContext.Current.CancellationToken));
        var report = InspectImport.Run(_folder["inspect"], [], _folder["run"], skipBad: true, TestContext.Current.CancellationToken);

        Assert.Matches($@"\.eval, samples/.*\.json.* cannot be stored: {System.Text.RegularExpressions.Regex.Escape(problem)}", error.Message);
        Assert.Equal(error.Message, Assert.Single(report.Skipped));
    }

    /// <summary>Changes words of the first sample of a log that has them.</summary>
    private static void Change(string log, string was, string becomes)
    {
        using var zip = ZipFile.Open(log, ZipArchiveMode.Update);
        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("samples/", StringComparison.Ordinal)).ToList())
        {
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = reader.ReadToEnd();
            }

            if (text.Contains(was, StringComparison.Ordinal))
            {
                var name = entry.FullName;
                entry.Delete();
                ToyLogs.Add(zip, name, text.Replace(was, becomes, StringComparison.Ordinal));
                return;
            }
        }

        Assert.Fail($"there is no {was}");
    }
}
