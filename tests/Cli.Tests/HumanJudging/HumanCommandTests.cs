using LearningThePrior.Benchmarks.Generating;
using LearningThePrior.Cli.HumanJudging;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.HumanJudging;

public sealed class HumanCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task It_prints_its_address_and_stops_when_told()
    {
        new GeneratedStories(new(1)).Write(_folder["run"], 2);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new Telling(line => { if (line.Contains("Ctrl-C", StringComparison.Ordinal)) { stop.Cancel(); } });

        var code = await CommandLine.RunAsync(["human", _folder["run"]], output, TextWriter.Null, stop.Token);

        Assert.Equal(ExitCode.Success, code);
        Assert.Matches(@"^Judge at http://127\.0\.0\.1:\d+/#token=[0-9a-f]{32}", output.ToString());
    }

    [Theory]
    [InlineData("--port", "70000", "--port")]
    [InlineData("--judge", " ", "--judge")]
    [InlineData("--context", "-1", "context: -1")]
    [InlineData("--judges-per-debate", "2", "judges_per_debate: 2 of 1")]
    [InlineData("--study", "nowhere.json", "--study: there is no file nowhere.json")]
    public async Task Bad_options_are_refused(string option, string value, string telling)
    {
        new GeneratedStories(new(1)).Write(_folder["run"], 2);

        (await Ltp.RunAsync("human", _folder["run"], option, value)).IsRefused(telling);
    }

    [Theory]
    [InlineData("""{"judges": ["ada"], "colour": "red"}""", "line 1, $.colour")]
    [InlineData("{\n\"order\": \"sideways\"}", "line 2, $.order")]
    [InlineData("""{"judges": ["ada", "ada"]}""", "'ada' is named twice")]
    [InlineData("""{"judges": ["ada"]""", "line 1")]
    public async Task A_study_that_cannot_be_read_names_file_line_and_field(string study, string telling)
    {
        new GeneratedStories(new(1)).Write(_folder["run"], 2);
        await File.WriteAllTextAsync(_folder["study.json"], study, TestContext.Current.CancellationToken);

        var result = await Ltp.RunAsync("human", _folder["run"], "--study", _folder["study.json"]);

        result.IsRefused(telling);
        result.IsRefused("study.json");
    }

    [Fact]
    public async Task A_study_gives_each_judge_a_link_and_ends_with_how_far_they_came_and_agree()
    {
        new GeneratedStories(new(1)).Write(_folder["run"], 2);
        await File.WriteAllTextAsync(_folder["study.json"], """{"judges": ["ada", "bob"], "order": "as_played", "side_names": "rewrite", "context": 5, "instructions": "Judge fairly."}""", TestContext.Current.CancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new Telling(line => { if (line.Contains("Ctrl-C", StringComparison.Ordinal)) { stop.Cancel(); } });

        Assert.Equal(ExitCode.Success, await CommandLine.RunAsync(["human", _folder["run"], "--study", _folder["study.json"]], output, TextWriter.Null, stop.Token));

        Assert.Matches("ada judges at http://127.*\nbob judges at http://127", output.ToString().ReplaceLineEndings("\n"));
        Assert.Contains("ada: 0 judged, 2 left", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Agreement: nobody has given a verdict yet.", output.ToString(), StringComparison.Ordinal);
    }

    // Of the generated debates the first and the fourth are of split=train.
    [Fact]
    public async Task Only_debates_that_meet_conditions_stand_in_the_queue_where_there_are_some()
    {
        new GeneratedStories(new(1)).Write(_folder["run"], 6);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new Telling(line => { if (line.Contains("Ctrl-C", StringComparison.Ordinal)) { stop.Cancel(); } });

        Assert.Equal(ExitCode.Success, await CommandLine.RunAsync(["human", _folder["run"], "--judge", "ada", "--judge", "bob", "--where", "split=train"], output, TextWriter.Null, stop.Token));

        Assert.Contains("ada: 0 judged, 2 left", output.ToString(), StringComparison.Ordinal);
        (await Ltp.RunAsync("human", _folder["run"], "--where", "split=none")).IsRefused("nothing is left; split is test, train");
    }

    [Fact]
    public async Task How_far_judges_agree_is_told_and_not_who_is_right()
    {
        new GeneratedStories(new(1)).Write(_folder["run"], 12);
        using var output = new StringWriter();

        await HumanAgreement.WriteAsync(output, _folder["run"], ["reader", "model"]);

        Assert.Matches(@"all: Krippendorff's alpha of the answer chosen -?\d\.\d\d", output.ToString());
        Assert.Matches(@"model and reader, 12 debates: the same answer \d\.\d\d \(95 %: .*\), Cohen's kappa -?\d\.\d\d", output.ToString());
        Assert.DoesNotMatch("(?i)accura|right|correct", output.ToString());
    }

    [Fact]
    public async Task What_is_no_run_is_refused() => (await Ltp.RunAsync("human", _folder["none"])).IsRefused("none");

    public void Dispose() => _folder.Dispose();

    private sealed class Telling(Action<string> told) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            told(value ?? "");
        }
    }
}
