using System.Text;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.Tests.Toys;

namespace LearningThePrior.Analysis.Tests.Analyzing;

public sealed class BadRunsTests : IDisposable
{
    private readonly ToyRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Two_runs_of_one_name_are_refused_and_can_be_given_another()
    {
        _run.Add("a", .8);
        var (first, second) = (_run.Write("first"), _run.Write("second"));

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => Analyse(first, second));
        Assert.Equal($"{first} and {second} are both called 'run'; call one of them by another name: NAME={second}.", refused.Message);

        var result = await Analyse(first, "other=" + second);
        Assert.Equal(["run", "other"], result.Runs.Select(r => r.Name));
        Assert.Equal(2, result.Overall.Debates);
        Assert.Equal(1, result.Overall.Questions);
    }

    [Fact]
    public async Task A_run_without_debates_is_named()
    {
        var result = await Analyse(_run.Path);

        Assert.Equal(0, result.Overall.Debates);
        Assert.Contains("Run run holds no debates.", result.Notes);
    }

    [Fact]
    public async Task A_debate_that_stands_twice_is_refused()
    {
        _run.Debate("a");
        _run.Debate("a");

        await Refused("debates.jsonl, line 2, field $.debate_id: 'a' names an earlier debate of this run too.");
    }

    [Fact]
    public async Task Another_version_among_the_lines_is_refused()
    {
        _run.Add("a", .8);
        _run.Judge("a", .8, judge: "z");
        var path = _run.Path;
        var file = Path.Combine(path, "judgements.jsonl");
        var lines = File.ReadAllLines(file);
        File.WriteAllLines(file, [lines[0], lines[1].Replace("ltp.judgement/1", "ltp.judgement/9", StringComparison.Ordinal)]);

        var refused = await Assert.ThrowsAsync<JournalException>(() => Analyse(path));
        Assert.EndsWith("judgements.jsonl, line 2, field $.schema: 'ltp.judgement/9' is not ltp.judgement/1, which this version reads.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[0.8,0.3]", "field $.credences: the numbers must sum to one.")]
    [InlineData("[1.5,-0.5]", "field $.credences: every number must be from 0 to 1.")]
    [InlineData("[0.2,0.3,0.5]", "field $.credences: 3 numbers, but the question of debate 'a' has 2 answers.")]
    [InlineData("[NaN,1]", "field $.credences[0]: 'N' is an invalid start of a value.")]
    public async Task Credences_that_are_none_are_refused(string credences, string telling)
    {
        _run.Add("a", .8);
        _run.Add("b", .7);
        var path = _run.Path;
        Replace(Path.Combine(path, "judgements.jsonl"), "[0.8,0.19999999999999996]", credences);

        var refused = await Assert.ThrowsAsync<JournalException>(() => Analyse(path));
        Assert.Contains("judgements.jsonl, line 1, " + telling, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_UTF_8_is_refused()
    {
        _run.Add("a", .8);
        var path = _run.Path;
        var file = Path.Combine(path, "debates.jsonl");
        var bytes = File.ReadAllBytes(file);
        bytes[Encoding.UTF8.GetString(bytes).IndexOf("Which?", StringComparison.Ordinal)] = 0xff;
        File.WriteAllBytes(file, bytes);

        var refused = await Assert.ThrowsAsync<JournalException>(() => Analyse(path));
        Assert.EndsWith("debates.jsonl, line 1, field $.question_text: the line is not UTF-8.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"rounds\":1", "\"rounds\":\"one\"", "field $.rounds: the value is not of the kind that is expected there.")]
    [InlineData("\"rounds\":1,", "", "field $: keys are missing: 'rounds'.")]
    public async Task What_is_wrong_is_said_without_names_of_the_programs_types(string good, string bad, string telling)
    {
        _run.Add("a", .8);
        var path = _run.Path;
        Replace(Path.Combine(path, "debates.jsonl"), good, bad);

        var refused = await Assert.ThrowsAsync<JournalException>(() => Analyse(path));
        Assert.EndsWith("debates.jsonl, line 1, " + telling, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_another_question_is_refused()
    {
        _run.Debate("a");
        _run.Key("a", 5);

        await Refused("keys.jsonl, line 1, field $.correct: the question of debate 'a' has 2 answers.");
    }

    [Fact]
    public async Task What_belongs_to_no_debate_is_listed()
    {
        _run.Add("a", .8);
        _run.Judge("nowhere", .8);

        var dropped = Assert.Single((await Analyse(_run.Path)).Dropped);

        Assert.Equal(("judgements", "of a debate that the run does not hold"), (dropped.What, dropped.Cause));
    }

    [Fact]
    public async Task A_last_line_that_was_cut_off_is_left_out_and_told_of()
    {
        _run.Add("a", .8);
        _run.JudgementLine("""{"schema":"ltp.judgem""");
        var path = _run.Path;
        var file = Path.Combine(path, "judgements.jsonl");
        File.WriteAllText(file, File.ReadAllText(file).TrimEnd());

        var result = await Analyse(path);

        Assert.Equal(1, result.Overall.Judgements);
        Assert.Equal(21, result.Runs.Single().TornBytes);
        Assert.Contains("Run run: 21 bytes at the ends of files were left out, because a last line was cut off.", result.Notes);
    }

    [Fact]
    public async Task A_whole_last_line_that_is_no_JSON_is_damage()
    {
        _run.Add("a", .8);
        _run.JudgementLine("""{"schema":"ltp.judgem""");

        var refused = await Assert.ThrowsAsync<JournalException>(() => Analyse(_run.Path));

        Assert.Contains("judgements.jsonl, line 2", refused.Message, StringComparison.Ordinal);
    }

    private async Task Refused(string telling)
    {
        var refused = await Assert.ThrowsAsync<JournalException>(() => Analyse(_run.Path));
        Assert.EndsWith(telling, refused.Message, StringComparison.Ordinal);
    }

    private static Task<AnalysisResult> Analyse(params string[] runs) =>
        TranscriptAnalysis.OfAsync(runs, cancellationToken: TestContext.Current.CancellationToken);

    private static void Replace(string file, string old, string by) =>
        File.WriteAllText(file, File.ReadAllText(file).Replace(old, by, StringComparison.Ordinal));
}
