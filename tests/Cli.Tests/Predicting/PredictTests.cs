using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Predicting;

public sealed class PredictTests(FinishedRun run) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_month_of_D_star_is_predicted_as_the_run_predicted_it_and_one_after_the_record_too()
    {
        var known = JsonDocument.Parse(File.ReadLines(Path.Combine(run.Path, "learned", "w0001", "predictions.jsonl")).Last()).RootElement;
        var month = known.GetProperty("id").GetString()!["keeling-".Length..];
        var file = Questions("# months", "", month, "2030-05");

        var outcome = await Ltp.RunAsync("predict", run.Path, "--questions", file, "--world", "1", "--json", "--out", _folder["out.jsonl"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Equal(outcome.Output, await File.ReadAllTextAsync(_folder["out.jsonl"], TestContext.Current.CancellationToken));
        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal([$"keeling-{month}", "keeling-2030-05"], lines.Select(l => l.GetProperty("id").GetString()));
        Assert.All(lines, l => Assert.Equal("w0001", l.GetProperty("world").GetString()));
        Assert.All(lines, l => Assert.Equal(JsonValueKind.Null, l.GetProperty("set").ValueKind));
        Assert.Equal(Numbers(known), Numbers(lines[0]), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(1, Numbers(lines[1]).Sum(), 1e-9);
    }

    [Fact]
    public async Task Without_json_each_question_is_a_row_with_its_likeliest_answer()
    {
        var outcome = await Ltp.RunAsync("predict", run.Path, "--questions", Questions("1998-01", "1998-02-14"));

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var rows = outcome.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, rows.Length);
        Assert.Matches(@"^What was the monthly value in 1998-01\?  +0\.\d{3}  .*ppm", rows[0]);
        Assert.StartsWith("What was the value on 1998-02-14?", rows[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1998-13", ":1: date: ", "yyyy-MM")]
    [InlineData("", ":1: question: ", "there is none")]
    [InlineData("# only a comment", ":1: question: ", "there is none")]
    public async Task A_line_that_is_no_question_is_told_by_file_line_and_field(string line, params string[] telling) =>
        (await Ltp.RunAsync("predict", run.Path, "--questions", Questions(line))).IsRefused(telling);

    [Fact]
    public async Task What_is_not_there_is_told_before_anything_is_predicted()
    {
        var file = Questions("1998-01");

        (await Ltp.RunAsync("predict", run.Path, "--questions", _folder["none.txt"])).IsRefused("--questions", "none.txt");
        (await Ltp.RunAsync("predict", run.Path, "--questions", file, "--world", "2")).IsRefused("--world", "0 to 1");
        (await Ltp.RunAsync("predict", run.Path, "--questions", file, "--out", file)).IsRefused("--out", "there already");
        (await Ltp.RunAsync("predict", run.Path, "--questions", file, "--out", _folder["no", "such.jsonl"])).IsRefused("--out", "is missing");
        (await Ltp.RunAsync("predict", run.Path, "--questions", file, "--out", "")).IsRefused("--out", "blank");
        (await Ltp.RunAsync("predict", _folder.Path, "--questions", file)).IsRefused("run.json is missing");
        (await Ltp.RunAsync("predict", Pins.PinnedPlace.Run("snow"), "--questions", file)).IsRefused("w0000 is missing", "earlier version");
    }

    [Fact]
    public async Task A_model_that_was_cut_off_is_told()
    {
        var copy = _folder.CopyOf(run.Path, "copy");
        var weights = Path.Combine(copy, "learned", "w0000", "f.safetensors");
        File.WriteAllBytes(weights, File.ReadAllBytes(weights)[..^8]);

        (await Ltp.RunAsync("predict", copy, "--questions", Questions("1998-01"))).IsRefused("f.safetensors", "cut off");
    }

    public void Dispose() => _folder.Dispose();

    private string Questions(params string[] lines)
    {
        File.WriteAllLines(_folder["questions.txt"], lines);
        return _folder["questions.txt"];
    }

    private static double[] Numbers(JsonElement prediction) => [.. prediction.GetProperty("credences").EnumerateArray().Select(c => c.GetDouble())];
}
