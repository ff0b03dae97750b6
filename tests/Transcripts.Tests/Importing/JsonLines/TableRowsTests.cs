using LearningThePrior.Transcripts.Importing.JsonLines;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Importing.JsonLines;

/// <summary>Tables of model debates as CSV and TSV: a row a debate, or a row a judgement.</summary>
public sealed class TableRowsTests : IDisposable
{
    private static readonly string[] Map =
    [
        "id=/debate", "question=/q", "answer_a=/yes", "answer_b=/no", "speech_a=/for", "speech_b=/against", "speech_a.1=/for 2", "model_a=/m_for", "model_b=/m_against",
        "label.Länge=/länge", "swap=/swapped", "sample=/n", "cost=/usd", "judge=/who", "credences=/p", "reply=/said", "error=/problem", "correct=/gold",
    ];

    private const string Header = "debate,q,yes,no,for,against,for 2,m_for,m_against,länge,swapped,n,usd,who,p,said,problem,gold,other";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_of_one_debate_are_its_judgements_and_cells_are_what_their_fields_are()
    {
        var run = Import("t.csv", $"""
            {Header}
            d1,"Did it snow, then?",It did,It did not,"See ""it"".
            Truly.",No.,Again.,m-1,m-2,長い,True,1,0.25,Jo,0.7,Because,,0,kept
            d1,"Did it snow, then?",It did,It did not,"See ""it"".
            Truly.",No.,Again.,m-1,m-2,長い,True,1,0.25,Kim,,,429 too many requests,0,
            d2,Rain?,yes,no,Yes.,No.,,m-2,m-1,,false,0,,Jo,0.2,,,no,
            """);

        var debates = await run.ReadDebatesAsync(Stop).ToListAsync(Stop);
        Assert.Equal(["d1", "d2"], debates.Select(d => d.DebateId));
        var first = debates[0];
        Assert.Equal((true, 1, .25, "長い"), (first.Swap, first.Sample, first.Cost!.Value, first.Labels["Länge"]));
        Assert.Equal([("debater_a", 0, "See \"it\".\nTruly."), ("debater_b", 0, "No."), ("debater_a", 1, "Again.")], first.Turns.Select(t => (t.Role, t.Round, t.Text)));
        Assert.Equal([("m-1", "m-2"), ("m-2", "m-1")], debates.Select(d => (d.Models["debater_a"], d.Models["debater_b"])));

        var judgements = await run.ReadJudgementsAsync(Stop).ToListAsync(Stop);
        Assert.Equal([("d1", "Jo", "decided"), ("d1", "Kim", "failed"), ("d2", "Jo", "decided")], judgements.Select(j => (j.DebateId, j.JudgeId, j.ParseStatus)));
        Assert.Equal([true, null, true], judgements.Select(j => j.Correct));
        var extras = await File.ReadAllTextAsync(Path.Combine(run.Path, "extras.jsonl"), Stop);
        Assert.Contains("\"kept\"", extras, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Jo\"", extras, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tabs_separate_and_cells_may_hold_json()
    {
        File.WriteAllText(_folder["t.tsv"], "question\toptions\tturns\tverdicts\nSnow?\t[\"yes\",\"no\"]\t[{\"role\":\"A\",\"text\":\"Yes.\"}]\t{\"Jo\":{\"p\":[0.7,0.3]},\"Kim\":{\"p\":[0.6,0.4]}}\n");
        JsonLinesImport.Run(_folder["t.tsv"], new(["answers=/options", "speeches=/turns", "judges=/verdicts", "credences=/p"], []), _folder["run"], cancellationToken: Stop);

        var judgements = await StoredRun.Open(_folder["run"]).ReadJudgementsAsync(Stop).ToListAsync(Stop);
        Assert.Equal([("Jo", .7), ("Kim", .6)], judgements.Select(j => (j.JudgeId, j.Credences![0])));
    }

    [Theory]
    [InlineData("d1,Q?,yes,no,Y.,N.,,,,,maybe,,,Jo,0.7,,,0,", "line 2, /swapped: true or false is expected")]
    [InlineData("d1,Q?,yes,no,Y.,N.,,,,,,,,Jo,seventy,,,0,", "line 2, /p: a number is expected")]
    [InlineData("d1,Q?,yes,no,Y.,N.,,,,,,,,Jo,0.7,,,2,", "line 2, /gold: 2 is no answer")]
    [InlineData("d1,Q?,yes,no,Y.,N.", "line 2: 6 fields stand where the header has 19")]
    [InlineData("d1,Q?,yes,no,\"Y.,N.", "line 2: the row is cut off within quotation marks")]
    [InlineData("d1,Q?,yes,no,Y.,N.,,,,,,,,Jo,0.7,,,0,\nd1,Q?,yes,maybe,Y.,N.,,,,,,,,Kim,0.7,,,0,", "line 3: the row is of debate 'd1' as line 2 is, but has another 'no'")]
    [InlineData("d1,Q?,yes,no,Y.,N.,,,,,,,,Jo,0.7,,,0,\nd1,Q?,yes,no,Y.,N.,,,,,,,,Jo,0.6,,,0,", "judge 'Jo' judges stage 1 twice")]
    public void A_bad_row_is_named_by_file_line_and_column(string rows, string words)
    {
        var error = Assert.Throws<InvalidDataException>(() => Import("bad.csv", $"{Header}\n{rows}\n"));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains("bad.csv", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Fact]
    public async Task One_bad_row_of_a_thousand_is_left_out_and_listed_where_that_is_asked_for()
    {
        var rows = Enumerable.Range(0, 1_000).Select(i => $"d{i},Q{i}?,yes,no,Y.,N.,,m-1,m-2,x,false,0,0.1,Jo,{(i == 500 ? "?" : "0.7")},ok,,0,");
        File.WriteAllText(_folder["t.csv"], $"{Header}\n{string.Join('\n', rows)}\n");
        var report = JsonLinesImport.Run(_folder["t.csv"], new([.. Map.Where(m => !m.StartsWith("speech_a.1", StringComparison.Ordinal) && !m.StartsWith("error", StringComparison.Ordinal))], []) { Credences = CredenceForm.First }, _folder["run"], skipBad: true, cancellationToken: Stop);

        Assert.Equal(999, report.Debates);
        Assert.Contains("line 502, /p", Assert.Single(report.Skipped), StringComparison.Ordinal);
        Assert.Equal(999, await StoredRun.Open(_folder["run"]).ReadJudgementsAsync(Stop).CountAsync(Stop));
    }

    [Fact]
    public void Two_columns_of_one_name_are_refused() => Assert.Contains(
        "two columns are called 'q'", Assert.Throws<InvalidDataException>(() => Import("t.csv", "q,q\n1,2\n")).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private StoredRun Import(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        JsonLinesImport.Run(_folder[name], new(Map, []) { Credences = CredenceForm.First }, _folder["run"], cancellationToken: Stop);
        return StoredRun.Open(_folder["run"]);
    }
}
