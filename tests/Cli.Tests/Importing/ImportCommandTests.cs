using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Importing;

public sealed class ImportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rooms_become_a_run_and_the_report_says_what_became_of_everything()
    {
        var outcome = await Ltp.RunAsync("import", "nyu", Rooms.In(_folder["rooms"]), "--out", _folder["run"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.All(
            [
                "2 debates, 2 with a known answer; 6 speeches", "6 citations: 2 exact, 1 not found, 3 out of range", "6 judgements, 3 of them verdicts",
                "mapped:", "1  room /rounds/*/NegotiateEnd", "not kept:", "snow-2: has no judge of its own",
            ],
            words => Assert.Contains(words, outcome.Output, StringComparison.Ordinal));
        Assert.Equal(
            ["debates.jsonl", "extras.jsonl", "import.json", "judgements.jsonl", "keys.jsonl", "nodes.jsonl", "run.json"],
            Directory.GetFiles(_folder["run"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Names_of_others_are_printed_without_what_steers_a_terminal_or_turns_the_writing_round()
    {
        File.WriteAllText(_folder["d.jsonl"], """{"question":"?","answers":["a","b"],"speeches":[{"role":"x\u001b[31m\u202ey","text":"."}]}""");

        var outcome = await Ltp.RunAsync("import", "jsonl", _folder["d.jsonl"], "--out", _folder["run"]);

        Assert.Equal(ExitCode.BadInput, outcome.Code);
        Assert.Contains("'x?[31m?y' is no speaker that is known; say who it is, for example with --role \"x?[31m?y=A\"", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_user_keeps_next_to_a_run_stays()
    {
        Directory.CreateDirectory(Path.Combine(_folder["run.part"], "mine"));
        File.WriteAllText(_folder["run.parquet.part"], "mine");

        var outcome = await Ltp.RunAsync("import", "nyu", Rooms.In(_folder["rooms"]), "--out", _folder["run"]);
        var exported = await Ltp.RunAsync("export", _folder["run"], "--to", "parquet", "--out", _folder["run.parquet"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.True(exported.Code == ExitCode.Success, exported.Error);
        Assert.True(Directory.Exists(Path.Combine(_folder["run.part"], "mine")));
        Assert.Equal("mine", File.ReadAllText(_folder["run.parquet.part"]));
        Assert.Equal(["rooms", "run", "run.parquet", "run.parquet.part", "run.part"], Names(_folder.Path));
    }

    [Fact]
    public async Task Three_imports_at_once_under_default_names_have_a_folder_each()
    {
        var rooms = Rooms.In(_folder["rooms"]);
        var processes = Enumerable.Range(0, 3).Select(_ => Ltp.StartIn(_folder.Path, 1, "import", "nyu", rooms)).ToList();

        var outcomes = await Task.WhenAll(processes.Select(Ltp.FinishAsync));

        processes.ForEach(p => p.Dispose());
        Assert.All(outcomes, o => Assert.True(o.Code == ExitCode.Success, o.Error));
        Assert.Equal(["nyu-1", "nyu-2", "nyu-3"], Names(_folder["runs"]));
        Assert.All(Directory.GetDirectories(_folder["runs"]), run => Assert.Equal(2, File.ReadAllLines(Path.Combine(run, "debates.jsonl")).Length));
    }

    [Fact]
    public async Task An_import_that_fails_leaves_nothing_and_its_default_name_to_others()
    {
        using var process = Ltp.StartIn(_folder.Path, 1, "import", "nyu", _folder["nowhere"]);

        Assert.Equal(ExitCode.BadInput, (await Ltp.FinishAsync(process)).Code);
        Assert.Empty(Names(_folder["runs"]));
    }

    private static IEnumerable<string?> Names(string folder) => Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    [Fact]
    public async Task Lines_of_any_format_become_a_run_by_a_map()
    {
        File.WriteAllText(_folder["x.jsonl"], """{"q":"?","options":["a","b"],"turns":[{"who":"pro","says":"x"}],"mood":1}""");
        var outcome = await Ltp.RunAsync(
            "import", "jsonl", _folder["x.jsonl"], "--out", _folder["run"], "--map", "question=/q", "--map", "answers=/options",
            "--map", "speeches=/turns", "--map", "role=/who", "--map", "text=/says", "--role", "pro=A");

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("1  line /mood", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_noted_of_many_debates_alike_is_said_once()
    {
        File.WriteAllLines(_folder["x.jsonl"], Enumerable.Repeat("""{"question":"?","answers":["a","b"],"speeches":[{"role":"host","text":"Thanks."}]}""", 5));
        var outcome = await Ltp.RunAsync("import", "jsonl", _folder["x.jsonl"], "--out", _folder["run"], "--role", "host=none");

        Assert.Contains("  line-1, line-2, line-3 and 2 more: 'host' is no side: its speeches (1) stand among the extras.", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("line-4:", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_csv_of_llm_debate_becomes_a_run()
    {
        File.WriteAllText(_folder["x.csv"], """"
            debate_id,transcript
            7,"{""question"":""?"",""answers"":{""correct"":""a"",""incorrect"":""b""},""swap"":false,""rounds"":[]}"

            """");
        var outcome = await Ltp.RunAsync("import", "llm-debate", _folder["x.csv"], "--out", _folder["run"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("1 debates, 1 with a known answer; 0 speeches", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nyu|nowhere", "nowhere")]
    [InlineData("llm-debate|nowhere.csv", "nowhere.csv")]
    [InlineData("jsonl|nowhere.jsonl", "nowhere.jsonl")]
    [InlineData("jsonl|x|--map|colour=/c", "colour")]
    [InlineData("jsonl|x|--role|pro=C", "'C'", "A, B, judge or none")]
    [InlineData("nyu|x|--out| ", "--out")]
    [InlineData("csv|x", "csv")]
    public async Task Bad_input_is_one_line(string command, params string[] telling) =>
        (await Ltp.RunAsync(["import", .. command.Split('|')])).IsRefused(telling);
}
