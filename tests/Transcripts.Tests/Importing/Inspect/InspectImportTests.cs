using LearningThePrior.Transcripts.Importing;
using LearningThePrior.Transcripts.Importing.Inspect;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Importing.Inspect;

/// <summary>What samples, scorers and answers of a log become.</summary>
public sealed class InspectImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("log.eval")]
    [InlineData("log.json")]
    public async Task A_sample_is_a_debate_and_each_scorer_a_judge(string file)
    {
        ToyLogs.Write(_folder[file], 2, ToyLogs.Sample);
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
        ToyLogs.Write(
            _folder["log.json"],
            1,
            """{"id":1,"epoch":1,"input":"2+2?","target":"4","messages":[{"role":"assistant","content":"4"}],"score":{"value":"C","answer":"4"}}""",
            """{"id":2,"epoch":1,"input":"2+3?","target":"5","messages":[],"error":{"message":"busy","traceback":""}}""");
        InspectImport.Run(_folder["log.json"], [], _folder["run"], cancellationToken: TestContext.Current.CancellationToken);
        var run = StoredRun.Open(_folder["run"]);

        Assert.Equal(["1 finished", "2 failed"], (await run.DebatesAsync()).Select(d => $"{d.DebateId} {d.Status}"));
        Assert.Equal(["match decided True", "match failed "], (await run.JudgementsAsync()).Select(j => $"{j.JudgeId} {j.ParseStatus} {j.Correct}"));
    }

    [Fact]
    public async Task A_log_that_ended_before_it_had_results_says_who_was_to_score()
    {
        File.WriteAllText(_folder["log.json"], """
            {"version":2,"status":"error","eval":{"task":"toy","model":"m","scorers":[{"name":"match"},{"name":"judge"}]},
             "samples":[{"id":1,"epoch":1,"input":"2+2?","target":"4","messages":[],"scores":{},"error":{"message":"busy","traceback":""}}]}
            """);
        InspectImport.Run(_folder["log.json"], [], _folder["run"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["judge failed", "match failed"], (await StoredRun.Open(_folder["run"]).JudgementsAsync()).Select(j => $"{j.JudgeId} {j.ParseStatus}").Order(StringComparer.Ordinal));
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

    private (ImportReport Report, StoredRun Run) Import(string sample)
    {
        ToyLogs.Write(_folder["log.json"], 2, sample);
        return (InspectImport.Run(_folder["log.json"], [], _folder["run"], cancellationToken: TestContext.Current.CancellationToken), StoredRun.Open(_folder["run"]));
    }
}
