using System.IO.Compression;
using System.Text;
using LearningThePrior.Transcripts.Exporting;
using LearningThePrior.Transcripts.Importing;
using LearningThePrior.Transcripts.Importing.Inspect;
using LearningThePrior.Transcripts.Importing.Nyu;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Importing.Inspect;

/// <summary>Small logs of our own with the fields of inspect_ai/log/_log.py.</summary>
public sealed class InspectImportTests : IDisposable
{
    private const string Sample = """
        {"id":"q1","epoch":2,"input":"Did it snow?","choices":["yes","no"],"target":"A",
         "messages":[{"role":"system","content":"Argue."},{"role":"user","content":"Did it snow?"},
          {"role":"assistant","content":[{"type":"text","text":"It <quote>snowed</quote>."}],"model":"m-1","metadata":{"role":"pro"}},
          {"role":"assistant","content":"No.","model":"m-2","metadata":{"role":"con"}}],
         "scores":{"letter":{"value":"I","answer":"B","explanation":"B was surer."},"plain":{"value":"C"},"share":{"value":0.25},"tied":{"value":"P"},"none":{"value":"N"}},
         "metadata":{"world":"snow","hard":true}}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("log.eval")]
    [InlineData("log.json")]
    public async Task A_sample_is_a_debate_and_each_scorer_a_judge(string file)
    {
        Write(file, 2, Sample);
        InspectImport.Run(_folder[file], ["pro=A", "con=B"], _folder["run"], cancellationToken: TestContext.Current.CancellationToken);
        var run = StoredRun.Open(_folder["run"]);
        var debate = Assert.Single(await run.DebatesAsync());

        Assert.Equal(("q1.epoch-2", "q1", 1, "toy"), (debate.DebateId, debate.QuestionId, debate.Sample, debate.Protocol));
        Assert.Equal(["debater_a It <quote>snowed</quote>.", "debater_b No."], debate.Turns.Select(t => $"{t.Role} {t.Text}"));
        Assert.Equal(("m-1", "m-2", "m-judge"), (debate.Models["debater_a"], debate.Models["debater_b"], debate.Models["judge"]));
        Assert.Equal("snow", debate.Labels["world"]);
        Assert.Equal(0, Assert.Single(await run.KeysAsync()).Correct);
        Assert.Equal(
            ["letter decided False", "none abstained ", "plain decided True", "share decided False", "tied tie "],
            (await run.JudgementsAsync()).Select(j => $"{j.JudgeId} {j.ParseStatus} {j.Correct}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Version_1_has_one_score_and_a_failed_sample_a_failed_verdict()
    {
        Write(
            "log.json",
            1,
            """{"id":1,"epoch":1,"input":"2+2?","target":"4","messages":[{"role":"assistant","content":"4"}],"score":{"value":"C","answer":"4"}}""",
            """{"id":2,"epoch":1,"input":"2+3?","target":"5","messages":[],"error":{"message":"busy","traceback":""}}""");
        InspectImport.Run(_folder["log.json"], [], _folder["run"], cancellationToken: TestContext.Current.CancellationToken);
        var run = StoredRun.Open(_folder["run"]);

        Assert.Equal(["1 finished", "2 failed"], (await run.DebatesAsync()).Select(d => $"{d.DebateId} {d.Status}"));
        Assert.Equal(["match decided True", "match failed "], (await run.JudgementsAsync()).Select(j => $"{j.JudgeId} {j.ParseStatus} {j.Correct}"));
    }

    // Without choices no letter names an answer: what the scorer makes of the words counts.
    [Theory]
    [InlineData("B", """{"value":"I","answer":"A"}""", "decided False")]
    [InlineData("B", """{"value":"C","answer":"A"}""", "decided True")]
    [InlineData("B", """{"value":0,"answer":"B"}""", "decided False")]
    [InlineData("B", """{"value":"A"}""", "unparseable ")]
    [InlineData("B", """{"value":"B"}""", "decided True")]
    public async Task Without_choices_letters_name_no_answer(string target, string score, string verdict)
    {
        var (report, run) = Import($$$"""{"id":1,"input":"Which?","target":"{{{target}}}","messages":[],"scores":{"match":{{{score}}} } }""");

        Assert.Equal(verdict, Assert.Single((await run.JudgementsAsync()).Select(j => $"{j.ParseStatus} {j.Correct}")));
        Assert.Equal(score.Contains("answer", StringComparison.Ordinal), report.Extras.ContainsKey("sample /scores/match/answer"));
    }

    [Fact]
    public async Task A_wrong_answer_among_four_that_nobody_names_is_wrong_and_no_verdict_is_lost()
    {
        var (report, run) = Import(
            """{"id":1,"input":"Which?","choices":["p","q","r","s"],"target":"B","messages":[],"scores":{"right":{"value":"C"},"wrong":{"value":"I"},"part":{"value":0.4} } }""");
        var judgements = (await run.JudgementsAsync()).ToDictionary(j => j.JudgeId);

        Assert.Equal([0, 1, 0, 0], judgements["right"].Credences);
        Assert.Equal([1 / 3.0, 0, 1 / 3.0, 1 / 3.0], judgements["wrong"].Credences);
        Assert.Equal(4 / 3.0, judgements["wrong"].Brier!.Value, 1e-12);
        Assert.Equal(.4, judgements["part"].Credences![1]);
        Assert.Equal(.2, judgements["part"].Credences![3], 1e-12);
        Assert.Contains("shared evenly", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

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

    [Theory]
    [InlineData(3, "log.json, /version: the log is of version 3; versions up to 2 are read.")]
    [InlineData(2, "sample \"input\" is missing")]
    public void What_cannot_be_read_is_named(int version, string problem)
    {
        Write("log.json", version, version == 2 ? """{"id":1}""" : Sample);
        var error = Assert.Throws<InvalidDataException>(() => InspectImport.Run(_folder["log.json"], [], _folder["run"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains(version == 2 ? "log.json, /samples/0, /: 'input' is missing" : problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_that_is_cut_short_is_named_and_leaves_nothing()
    {
        Write("log.eval", 2, Sample);
        var bytes = File.ReadAllBytes(_folder["log.eval"]);
        File.WriteAllBytes(_folder["log.eval"], bytes[..(bytes.Length / 2)]);
        var error = Assert.Throws<InvalidDataException>(() => InspectImport.Run(_folder["log.eval"], [], _folder["run"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("log.eval: is no whole zip", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Fact]
    public void A_bad_sample_is_left_out_where_that_is_asked_for()
    {
        Write("log.eval", 2, Sample.Replace("con\"}", "host\"}", StringComparison.Ordinal), Sample.Replace("q1", "q2", StringComparison.Ordinal));
        var report = InspectImport.Run(_folder["log.eval"], ["pro=A", "con=B"], _folder["run"], skipBad: true, TestContext.Current.CancellationToken);

        Assert.Equal(1, report.Debates);
        Assert.Contains("'host' is no speaker that is known", Assert.Single(report.Skipped), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_of_a_folder_that_is_cut_short_is_left_out_where_that_is_asked_for()
    {
        Directory.CreateDirectory(_folder["logs"]);
        Write("logs/a.eval", 2, Sample);
        Write("logs/b.json", 3, Sample);
        Write("logs/c.eval", 2, Sample);
        var bytes = File.ReadAllBytes(_folder["logs", "a.eval"]);
        File.WriteAllBytes(_folder["logs", "a.eval"], bytes[..(bytes.Length / 2)]);
        var report = InspectImport.Run(_folder["logs"], ["pro=A", "con=B"], _folder["run"], skipBad: true, TestContext.Current.CancellationToken);

        Assert.Equal(1, report.Debates);
        Assert.Equal(2, report.Skipped.Count);
        Assert.Contains("a.eval: is no whole zip", report.Skipped[0], StringComparison.Ordinal);
        Assert.Contains("b.json, /version", report.Skipped[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_unpacks_to_more_than_64_MiB_is_refused()
    {
        Write("log.eval", 2, Sample + new string(' ', JournalEvent.MaxLineBytes));
        var error = Assert.Throws<InvalidDataException>(() => InspectImport.Run(_folder["log.eval"], ["pro=A", "con=B"], _folder["run"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("log.eval, samples/0_epoch_1.json: cannot be unpacked: it is longer than 67108864 bytes.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_epoch_before_the_first_is_refused() => Assert.Contains(
        "log.json, /samples/0, /epoch: a number from 1 is expected.",
        Assert.Throws<InvalidDataException>(() => Import("""{"id":1,"epoch":0,"input":"?","target":"x","messages":[]}""")).Message,
        StringComparison.Ordinal);

    private (ImportReport Report, StoredRun Run) Import(string sample)
    {
        Write("log.json", 2, sample);
        return (InspectImport.Run(_folder["log.json"], [], _folder["run"], cancellationToken: TestContext.Current.CancellationToken), StoredRun.Open(_folder["run"]));
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
                Add(zip, name, text.Replace(was, becomes, StringComparison.Ordinal));
                return;
            }
        }

        Assert.Fail($"there is no {was}");
    }

    private void Write(string file, int version, params string[] samples)
    {
        var header = $$"""
            {"version":{{version}},"status":"success","eval":{"task":"toy","model":"m-0","model_roles":{"grader":{"model":"m-judge"} } },
             "results":{"scorer":{"name":"match"},"scores":[{"name":"match","scorer":"match"}]}
            """;
        if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            File.WriteAllText(_folder[file], $"{header},\"samples\":[{string.Join(',', samples)}]}}");
            return;
        }

        using var zip = ZipFile.Open(_folder[file], ZipArchiveMode.Create);
        foreach (var (text, i) in samples.Select((s, i) => (s, i)))
        {
            Add(zip, $"samples/{i}_epoch_1.json", text);
        }

        Add(zip, "header.json", header + "}");
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
