using System.Diagnostics;
using LearningThePrior.Transcripts.Importing;
using LearningThePrior.Transcripts.Importing.JsonLines;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Importing.JsonLines;

/// <summary>Tables of model debates as others write them; small files of our own.</summary>
public sealed class TablesTests : IDisposable
{
    private const string Speeches = """
        "speeches":[{"role":"A","text":"x"},{"role":"B","text":"y"}]
        """;

    private const string Debate = $$"""
        {"question":"?","yes":"right","no":"wrong","correct":"A",{{Speeches}},"names":["Alma","Bert"],"models":{"a":"m-1","b":"m-2"},
         "swapped":true,"repeat":2,"usd":0.5,"world":"snow","hard":true,
         "verdicts":[{"who":"Jo","p":[0.7,0.3]},{"who":"Kim","p":[0.2,0.8],"error":""},{"who":"Lou","error":"429 too many requests"}]}
        """;

    private static readonly string[] Map =
    [
        "answer_a=/yes", "answer_b=/no", "debater_a=/names/0", "debater_b=/names/1", "model_a=/models/a", "model_b=/models/b",
        "swap=/swapped", "sample=/repeat", "cost=/usd", "label.world=/world", "label.hard=/hard", "judges=/verdicts", "judge=/who", "credences=/p", "error=/error",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Whether_a_file_is_a_list_is_known_from_its_first_character()
    {
        File.WriteAllText(_folder["list.json"], $"\uFEFF\n [{string.Join(',', Enumerable.Repeat("{\"a\":1}", 1_000_000))}]");
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = JsonValues.ReadAsync(_folder["list.json"], TestContext.Current.CancellationToken);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public async Task Debaters_models_labels_swap_sample_and_cost_have_fields()
    {
        var (_, run) = Import(Debate, new(Map, []));
        var debate = Assert.Single(await run.DebatesAsync());

        Assert.Equal(["Alma", "Bert"], debate.Sides.Select(s => s.Debater));
        Assert.Equal(["right", "wrong"], debate.Answers);
        Assert.Equal(("m-1", "m-2"), (debate.Models["debater_a"], debate.Models["debater_b"]));
        Assert.Equal((true, 2, .5), (debate.Swap, debate.Sample, debate.Cost));
        Assert.Equal([("hard", "true"), ("world", "snow")], debate.Labels.Select(l => (l.Key, l.Value)));
        Assert.Equal(0, Assert.Single(await run.KeysAsync()).Correct);
    }

    [Fact]
    public async Task Several_judges_are_read_and_a_failed_call_is_a_failed_verdict()
    {
        var (_, run) = Import(Debate, new(Map, []));

        Assert.Equal(
            ["Jo decided True", "Kim decided False", "Lou failed "],
            (await run.JudgementsAsync()).Select(j => $"{j.JudgeId} {j.ParseStatus} {j.Correct}"));
        Assert.Equal("429 too many requests", (await run.JudgementsAsync())[2].Error);
    }

    [Fact]
    public async Task Judges_may_be_an_object_by_name_and_tell_each_stage()
    {
        var (_, run) = Import(
            $$$"""{"question":"?","answers":["a","b"],{{{Speeches}}},"by":{"Jo":{"p":[[0.5,0.5],[0.9,0.1]]} } }""",
            new(["judges=/by", "credences=/p"], []));

        Assert.Equal(["Jo 0 False", "Jo 1 True"], (await run.JudgementsAsync()).Select(j => $"{j.JudgeId} {j.Stage} {j.Final}"));
    }

    [Theory]
    [InlineData("""{"question":"?","answers":["a","b"],"speeches":[]}""" + "\n" + """{"question":"?","answers":["a","b"],"speeches":[]}""", "line-1 line-2")]
    [InlineData("""[{"question":"?","answers":["a","b"],"speeches":[]},{"question":"]","answers":["a","b"],"speeches":[]}]""", "line-1 line-1.2")]
    [InlineData("[\n  {\n\"question\":\"}\\\"\",\"answers\":[\"a\",\"b\"],\n\"speeches\":[]},\n{\"question\":\"?\",\n\"answers\":[\"a\",\"b\"],\"speeches\":[]}\n]\n", "line-2 line-5")]
    [InlineData("{\n\"question\":\"?\",\n\"answers\":[\"a\",\"b\"],\"speeches\":[]\n}\n{\n\"question\":\"?\",\"answers\":[\"a\",\"b\"],\"speeches\":[]\n}\n", "line-1 line-5")]
    public async Task Objects_stand_one_a_line_in_a_list_or_over_many_lines(string text, string names)
    {
        var (_, run) = Import(text, new([], []));

        Assert.Equal(names.Split(' '), (await run.DebatesAsync()).Select(d => d.DebateId));
    }

    [Fact]
    public async Task A_folder_is_read_whole_and_its_files_name_their_debates()
    {
        Directory.CreateDirectory(_folder["many"]);
        File.WriteAllText(_folder["many", "a.json"], "{\n\"question\":\"?\",\"answers\":[\"a\",\"b\"],\"speeches\":[]}");
        File.WriteAllText(_folder["many", "b.jsonl"], """{"question":"?","answers":["a","b"],"speeches":[]}""");
        JsonLinesImport.Run(_folder["many"], new([], []), _folder["run"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["a", "b.line-1"], (await StoredRun.Open(_folder["run"]).DebatesAsync()).Select(d => d.DebateId));
    }

    [Theory]
    [InlineData(CredenceForm.Percent, "[70,30]", "0.7 0.3")]
    [InlineData(CredenceForm.First, "0.25", "0.25 0.75")]
    [InlineData(CredenceForm.Label, "\"Answer: B\"", "0 1")]
    [InlineData(CredenceForm.Label, "\"right\"", "1 0")]
    [InlineData(CredenceForm.Label, "\"A or B\"", "unparseable")]
    [InlineData(CredenceForm.Label, "\"<A|B>\"", "unparseable")]
    [InlineData(CredenceForm.Label, "\"A. Wait, Answer: B\"", "unparseable")]
    public async Task Credences_are_read_in_the_form_that_is_asked_for(CredenceForm form, string stated, string expected)
    {
        var (_, run) = Import(
            $$"""{"question":"?","answers":["right","wrong"],"credences":{{stated}},{{Speeches}}}""", new([], []) { Credences = form });
        var judgement = Assert.Single(await run.JudgementsAsync());

        Assert.Equal(expected, judgement.Credences is { } credences ? string.Join(' ', credences.Select(c => FormattableString.Invariant($"{c:G15}"))) : judgement.ParseStatus);
    }

    [Fact]
    public async Task Credences_that_do_not_sum_to_one_are_refused_or_normalised_and_said()
    {
        const string Line = $$"""{"question":"?","answers":["a","b"],"credences":[0.49,0.49],{{Speeches}}}""";
        Assert.EndsWith(
            "line 1, /credences: numbers from 0 to 1 that sum to one are expected; these sum to 0.98. Mend the file, or ask for --normalise.",
            Assert.Throws<InvalidDataException>(() => Import(Line, new([], []))).Message,
            StringComparison.Ordinal);

        var (report, run) = Import(Line, new([], []) { Normalise = true });
        Assert.Equal([.5, .5], Assert.Single(await run.JudgementsAsync()).Credences);
        Assert.Contains("line-1: the credences at /credences sum to 0.98; they were divided by it, as --normalise asks.", report.Notes);
    }

    [Fact]
    public async Task A_speaker_that_is_no_side_is_left_aside_and_named()
    {
        var (report, run) = Import(
            """{"question":"?","answers":["a","b"],"speeches":[{"role":"A","text":"x"},{"role":"host","text":"Welcome."}]}""", new([], ["host=none"]));

        Assert.Equal(["x"], (await run.DebatesAsync())[0].Turns.Select(t => t.Text));
        Assert.Contains("line-1: 'host' is no side: its speeches (1) stand among the extras.", report.Notes);
        Assert.Equal(1, report.Extras["line /speeches/*"]);
    }

    [Fact]
    public async Task A_speech_without_words_is_a_silent_turn()
    {
        var (_, run) = Import(
            """{"question":"?","answers":["a","b"],"speeches":[{"role":"A","text":"x"},{"role":"B","text":" \n"},{"role":"judge","text":""}]}""", new([], []));

        Assert.Equal([("x", null, null), ("", " \n", "empty"), ("", null, null)], (await run.DebatesAsync())[0].Turns.Select(t => (t.Text, t.TextRaw, t.Silence)));
    }

    [Fact]
    public void One_bad_line_of_many_is_left_out_where_that_is_asked_for()
    {
        var lines = Enumerable.Range(0, 1000).Select(i => i == 500 ? """{"question":"?",""" : """{"question":"?","answers":["a","b"],"speeches":[]}""");
        var (report, _) = Import(string.Join('\n', lines), new([], []), skipBad: true);

        Assert.Equal(999, report.Debates);
        Assert.Contains("line 501: is no whole JSON value", Assert.Single(report.Skipped), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_debates_of_one_name_are_refused_with_the_place_of_the_second()
    {
        const string Line = """{"id":"d","question":"?","answers":["a","b"],"speeches":[]}""";

        Assert.EndsWith(
            "line 3: an earlier debate is called 'd' too; give each its own name.",
            Assert.Throws<InvalidDataException>(() => Import($"{Line}\n\n{Line}", new([], []))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Two_judges_of_one_name_are_refused() =>
        Assert.Contains("judge 'Jo' judges stage 1 twice", Assert.Throws<InvalidDataException>(() => Import(
            $$"""{"question":"?","answers":["a","b"],{{Speeches}},"js":[{"judge":"Jo","credences":[1,0]},{"judge":"Jo","credences":[0,1]}]}""",
            new(["judges=/js"], []))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_path_at_which_nothing_ever_stands_is_refused() =>
        Assert.Contains("'label.world' is at /wrld, but nothing stands there", Assert.Throws<InvalidDataException>(() => Import(
            """{"question":"?","answers":["a","b"],"speeches":[]}""", new(["label.world=/wrld"], []))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_longest_speech_is_kept_whole_and_that_its_text_is_cut_is_said()
    {
        var words = new string('x', 40_000);
        var (report, run) = Import($$"""{"question":"?","answers":["a","b"],"speeches":[{"role":"A","text":"{{words}}"}]}""", new([], []));

        Assert.Equal(words, (await run.DebatesAsync())[0].Turns[0].TextRaw);
        Assert.Contains(report.Notes, n => n.StartsWith("line-1: turn 0 has 40,000 characters", StringComparison.Ordinal));
    }

    [Fact]
    public void Reading_tags_and_replies_is_linear_in_their_length()
    {
        // Both took time in the square of the length before: 16 s for 60 kB.
        var clock = Stopwatch.StartNew();
        Assert.Empty(TaggedQuotes.In(string.Concat(Enumerable.Repeat("<quote>", 100_000)), "quote"));
        Assert.Null(ImportedChoice.Read(new string('\n', 60_000), ["right", "wrong"]));
        Assert.Null(ImportedChoice.Read("Answer: " + new string('*', 60_000), ["right", "wrong"]));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"{clock.Elapsed}");
    }

    private (ImportReport Report, StoredRun Run) Import(string text, FieldMap map, bool skipBad = false)
    {
        File.WriteAllText(_folder["x.json"], text);
        return (JsonLinesImport.Run(_folder["x.json"], map, _folder["run"], skipBad, TestContext.Current.CancellationToken), StoredRun.Open(_folder["run"]));
    }
}
