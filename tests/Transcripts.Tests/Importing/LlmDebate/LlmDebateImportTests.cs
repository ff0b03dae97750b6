using LearningThePrior.Transcripts.Importing;
using LearningThePrior.Transcripts.Importing.LlmDebate;
using LearningThePrior.Transcripts.Tests.Toys;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts.Tests.Importing.LlmDebate;

/// <summary>Small files of our own with the columns of data/dataset_readme.md and of core/debate.py and core/judge.py of ucl-dark/llm_debate.</summary>
public sealed class LlmDebateImportTests : IDisposable
{
    private const string Transcript = """
        {"index":3,"question":"Did it snow?","story":"Ann said: it snowed.","story_title":"Snow","answers":{"correct":"yes","incorrect":"no"},
        "names":{"correct":"Alice","incorrect":"Bob","judge":null},"swap":true,"rollout_type":"quality_sim",
        "rounds":[{"correct":"See <v_quote>it snowed</v_quote>, and <v_quote>it rained</v_quote>.","incorrect":"No.","judge":null,"type":"sim"},
        {"correct":"Still.","incorrect":"Never.","judge":"Why?","type":"sim"}],"responses":[{"correct":"1. rating=0.7"}],"extra":{}}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task With_swap_the_right_answer_is_b_and_a_speaks_first()
    {
        var (_, run) = Import("debate_id,transcript", ["7", Transcript]);
        var debate = Assert.Single(await run.DebatesAsync());

        Assert.Equal(["no", "yes"], debate.Answers);
        Assert.Equal(1, (await run.KeysAsync())[0].Correct);
        Assert.Equal(["Bob", "Alice"], debate.Sides.Select(s => s.Debater));
        Assert.Equal(
            ["debater_a 0 No.", "debater_b 0 See", "judge 0 Why?", "debater_a 1 Never.", "debater_b 1 Still."],
            debate.Turns.Select(t => $"{t.Role} {t.Round} {t.Text.Split(' ')[0]}"));
        Assert.Equal(("debate", 2), (debate.Protocol, debate.Rounds));
    }

    [Fact]
    public async Task Quotes_are_checked_here_and_a_tag_that_says_verified_is_not_believed()
    {
        var (report, run) = Import("debate_id,transcript", ["7", Transcript]);
        var citations = (await run.DebatesAsync())[0].Turns[1].Citations;

        // "Ann said: it snowed." has "it snowed" at 10; nothing like "it rained".
        Assert.Equal([("it snowed", CitationStatus.Exact, 10), ("it rained", CitationStatus.NotFound, null)], citations.Select(c => (c.Quote, c.Status, c.Start)));
        Assert.Equal(1, report.Extras["transcript /responses"]);
    }

    [Fact]
    public async Task People_judge_one_debate_in_several_rows_and_an_interactive_one_becomes_several()
    {
        var other = Transcript.Replace("Why?", "How?", StringComparison.Ordinal);
        var (report, run) = Import(
            "debate_id,judge_id,confidence_correct,confidence,correct,turns_used,explanation,judgement_time,debate_method,transcript",
            ["7", "4", "0.8", "0.8", "True", "2", "A, \"clearly\"", "2024-01-05 10:00:00", "debate", Transcript],
            ["7", "5", "0.25", "0.75", "False", "1", "", "", "debate", Transcript],
            ["7", "6", "0.5", "0.5", "True", "2", "", "soon", "debate", other]);

        Assert.Equal(["7", "7.6"], (await run.DebatesAsync()).Select(d => d.DebateId));
        var judgements = await run.JudgementsAsync();
        Assert.Equal(["7 4 True 2", "7 5 False 1", "7.6 6  2"], judgements.Select(j => $"{j.DebateId} {j.JudgeId} {j.Correct} {j.Stage}"));
        Assert.Equal([1 - .8, .8], judgements[0].Credences);
        Assert.Equal(("A, \"clearly\"", new DateTimeOffset(2024, 1, 5, 10, 0, 0, TimeSpan.Zero)), (judgements[0].Raw, judgements[0].At));
        Assert.Equal(3, report.Extras["row /confidence"]);
        Assert.Equal(1, report.Extras["row /judgement_time"]);
    }

    [Fact]
    public async Task Replies_of_models_are_read_without_falling_to_a_side()
    {
        var (_, run) = Import(
            "transcript,complete_judge,answer_judge,complete_judge1,answer_judge1,answer_judge2,answer_judge3",
            [Transcript, "True", "Logit A: -1.0, Logit B: 0.0, Prob A: 0.2689, Prob B: 0.7311\nAnswer: B", "False", "Error message: busy", "Answer: A\nOr rather\nAnswer: B", "Final Answer: <B>"]);
        var judgements = await run.JudgementsAsync();

        Assert.Equal(["decided logprob", "failed none", "unparseable choice", "decided choice"], judgements.Select(j => $"{j.ParseStatus} {j.Method}"));
        Assert.Equal(1 / (1 + Math.Exp(-1)), judgements[0].Credences![1], 1e-15);
        Assert.Equal([0, 1], judgements[3].Credences);
        Assert.Equal("3", (await run.DebatesAsync())[0].DebateId);
    }

    [Fact]
    public async Task A_debate_that_failed_stays_in_the_table()
    {
        var (_, run) = Import("id,question,correct answer,negative answer,complete,transcript", ["1", "Did it snow?", "yes", "no", "False", "Error occurred on debate 1, step 0. Error message: busy."]);
        var debate = Assert.Single(await run.DebatesAsync());

        Assert.Equal(("failed", 0), (debate.Status, debate.Turns.Count));
        Assert.StartsWith("Error occurred", debate.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("debate_id,transcript\r\n7,\"{\"\"a\"\":", "line 2", "cut off within quotation marks")]
    [InlineData("debate_id,transcript\r\n7", "line 2", "1 fields stand where the header has 2")]
    [InlineData("debate_id,transcript\r\n7,x", "line 2, transcript", "no whole JSON")]
    [InlineData("debate_id,story\r\n7,x", "line 2", "'transcript' is missing")]
    [InlineData("debate_id,debate_id\r\n", "line 1", "two columns are called")]
    [InlineData("debate_id,transcript\r\n", "", "no debates")]
    public void Bad_files_are_refused_with_their_place_and_leave_nothing(string csv, string place, string problem)
    {
        File.WriteAllText(_folder["x.csv"], csv);
        var error = Assert.Throws<InvalidDataException>(() => LlmDebateImport.Run(_folder["x.csv"], _folder["run"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal([_folder["x.csv"]], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("NaN")]
    [InlineData("sure")]
    public void A_confidence_that_is_none_is_refused(string confidence)
    {
        var error = Assert.Throws<InvalidDataException>(() => Import("debate_id,confidence_correct,transcript", ["7", confidence, Transcript]));

        Assert.Contains("line 2, /confidence_correct", error.Message, StringComparison.Ordinal);
    }

    private (ImportReport Report, StoredRun Run) Import(string header, params string[][] rows)
    {
        var lines = rows.Select(r => string.Join(',', r.Select(f => $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        File.WriteAllText(_folder["x.csv"], string.Join("\r\n", lines.Prepend(header)) + "\r\n");
        return (LlmDebateImport.Run(_folder["x.csv"], _folder["run"], cancellationToken: TestContext.Current.CancellationToken), StoredRun.Open(_folder["run"]));
    }
}
