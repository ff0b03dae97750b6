using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LearningThePrior.Analysis.Reporting;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Analysis.Tests.Reporting;

public sealed partial class ReportWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_same_store_gives_the_same_bytes()
    {
        var run = ToyDebates.Write(_folder["run"]);

        await WriteAsync(_folder["one.html"], run);
        await WriteAsync(_folder["two.html"], run);

        Assert.Equal(File.ReadAllBytes(_folder["one.html"]), File.ReadAllBytes(_folder["two.html"]));
    }

    [Fact]
    public async Task The_policy_lets_only_the_pages_own_style_and_script_be()
    {
        var page = await PageAsync(ToyDebates.Write(_folder["run"]));
        var policy = Policy().Match(page).Groups[1].Value;

        Assert.Contains("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src '{Hash(Between(page, "<script type=\"module\">", "</script>"))}'", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src '{Hash(Between(page, "<style>", "</style>"))}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("https?://(?!www\\.w3\\.org)", page);
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<!--<script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("\u2028\u2029&amp;")]
    [InlineData("👩‍🚀 日本 \u202Egnp.exe")]
    public async Task Hostile_text_is_data_in_the_index(string hostile)
    {
        var page = await PageAsync(ToyDebates.Write(_folder["run"], more: ToyDebates.Lamp("x" + hostile) with
        {
            QuestionText = hostile,
            Answers = [hostile, "no"],
            Labels = new Dictionary<string, string> { [hostile] = hostile },
            Protocol = hostile,
        }));

        var index = Between(page, "id=\"index\">", "</script>");
        Assert.DoesNotMatch("[<>&\u2028\u2029\u202E]", index);
        Assert.Equal(hostile, ToyDebates.Block(page, "index").GetProperty("debates")[2].GetProperty("question").GetString());
    }

    [Fact]
    public async Task Bodies_are_packed_and_hold_all_that_the_store_holds()
    {
        var page = await PageAsync(ToyDebates.Write(_folder["run"]));

        var record = Unpacked(page, "debates-0");
        Assert.Contains("Who went up?", record, StringComparison.Ordinal);
        Assert.Contains("Mo at 2", record, StringComparison.Ordinal);
        Assert.DoesNotContain("Who went up?", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_of_the_debates_shown_are_packed_whether_or_not_they_stand_together()
    {
        var run = ToyDebates.Write(_folder["run"]);
        ToyCalls.Write(
            run,
            ToyCalls.Answered("lamp:1", "lamp", "</script>", "first"),
            ToyCalls.Answered("elsewhere:1", "no debate of this run", "hidden", "hidden"),
            ToyCalls.Failed("-:1", null),
            ToyCalls.Answered("lamp:2", "lamp", "two", new string('x', 50_000)),
            ToyCalls.Answered("lamp:3", "lamp", "three", "third"));

        var page = await PageAsync(run);

        var lots = ToyDebates.Block(page, "index").GetProperty("calls");
        Assert.Equal(["lamp 1", "lamp 2"], lots.EnumerateArray().Select(l => $"{l.GetProperty("debate")} {l.GetProperty("count")}"));
        var calls = Unpacked(page, "calls-0");
        Assert.Contains("third", calls, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", calls, StringComparison.Ordinal);
        Assert.Contains("more characters", calls, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_that_a_page_has_no_room_for_are_counted()
    {
        // Hashes pack to little less than half of their hexadecimal digits: 200 replies are some 5 of the 3 million characters that calls may take.
        var run = ToyDebates.Write(_folder["run"]);
        ToyCalls.Write(run, [.. Enumerable.Range(0, 200).Select(i => ToyCalls.Answered($"lamp:{i}", i % 2 == 0 ? "lamp" : "lamp-again", "?", Noise(i)))]);

        var page = await PageAsync(run);

        var index = ToyDebates.Block(page, "index");
        var (packed, leftOut) = (index.GetProperty("calls").EnumerateArray().Sum(l => l.GetProperty("count").GetInt32()), index.GetProperty("calls_left_out").GetInt32());
        Assert.Equal(200, packed + leftOut);
        Assert.InRange(leftOut, 1, 199);
        Assert.True(page.Length < 4_500_000);
    }

    [Fact]
    public async Task Files_and_links_of_others_next_to_the_page_stay_and_are_not_written_through()
    {
        var run = ToyDebates.Write(_folder["run"]);
        await File.WriteAllTextAsync(_folder["precious.txt"], "kept", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(_folder["r.html.part"], _folder["precious.txt"]);

        await WriteAsync(_folder["r.html"], run);

        Assert.Equal("kept", await File.ReadAllTextAsync(_folder["r.html.part"], TestContext.Current.CancellationToken));
        Assert.Equal(["precious.txt", "r.html", "r.html.part"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
        Assert.Null(File.ResolveLinkTarget(_folder["r.html"], returnFinalTarget: true));
    }

    [Fact]
    public async Task Nodes_are_those_that_are_mentioned_and_those_above_them()
    {
        var trees = Unpacked(await PageAsync(ToyDebates.Write(_folder["run"])), "trees-0");

        Assert.Contains("Chapter one.", trees, StringComparison.Ordinal);
        Assert.Contains("Contents: one story.", trees, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody mentions this node.", trees, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_past_the_cap_is_counted()
    {
        var run = ToyDebates.Write(_folder["run"]);

        var summary = await ReportWriter.WriteAsync([run], _folder["r.html"], maxDebates: 1, cancellationToken: TestContext.Current.CancellationToken);
        var index = ToyDebates.Block(await File.ReadAllTextAsync(_folder["r.html"], TestContext.Current.CancellationToken), "index");

        Assert.Equal((1, 1L), (summary.Debates, summary.LeftOut));
        Assert.Equal((1, 1), (index.GetProperty("debates").GetArrayLength(), index.GetProperty("left_out").GetInt32()));
        Assert.Equal(2, index.GetProperty("analysis").GetProperty("overall").GetProperty("debates").GetInt32());
    }

    [Fact]
    public async Task A_longer_speech_than_a_page_can_hold_is_cut_and_says_so()
    {
        var run = ToyDebates.Write(_folder["run"], more: ToyDebates.Lamp("long") with { Turns = [ToyDebates.Turn(0, 0, "debater_a", new string('x', 200_050))] });

        Assert.Contains("cut: 50 more characters", Unpacked(await PageAsync(run), "debates-0"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_report_is_replaced_and_nothing_else_is()
    {
        var run = ToyDebates.Write(_folder["run"]);
        await WriteAsync(_folder["report.html"], run);
        await WriteAsync(_folder["report.html"], run);
        await File.WriteAllTextAsync(_folder["mine.html"], "<!doctype html><p>mine", TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => WriteAsync(_folder["mine.html"], run));

        Assert.Contains("mine.html", error.Message, StringComparison.Ordinal);
        Assert.Equal("<!doctype html><p>mine", await File.ReadAllTextAsync(_folder["mine.html"], TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidDataException>(() => WriteAsync(_folder.Path, run));
    }

    [Fact]
    public async Task A_run_without_debates_is_refused()
    {
        using (var run = new StoredRunWriter(_folder["empty"], ToyDebates.Info()))
        {
            run.Complete();
        }

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => WriteAsync(_folder["r.html"], _folder["empty"]));
        Assert.Contains("no debate", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["r.html"]));
    }

    [Fact]
    public async Task Two_runs_of_one_name_are_refused_until_one_is_called_otherwise()
    {
        var (first, second) = (ToyDebates.Write(_folder["a"]), ToyDebates.Write(_folder["b"]));

        await Assert.ThrowsAsync<InvalidDataException>(() => WriteAsync(_folder["r.html"], first, second));
        await WriteAsync(_folder["r.html"], first, "again=" + second);

        Assert.Equal(4, ToyDebates.Block(await File.ReadAllTextAsync(_folder["r.html"], TestContext.Current.CancellationToken), "index").GetProperty("debates").GetArrayLength());
    }

    [Fact]
    public async Task A_verdict_is_for_the_side_whose_answer_was_chosen_or_whose_distribution_is_nearer()
    {
        var distributions = ToyDebates.Lamp("soft") with { Sides = [new("B", "Bob", null, [.9, .1], true), new("A", "Ada", null, [.2, .8], false)] };
        using (var run = new StoredRunWriter(_folder["run"], ToyDebates.Info()))
        {
            run.Add(ToyDebates.Lamp());
            run.Add(distributions);
            foreach (var judgement in (StoredJudgement[])[.. ToyDebates.Judged(ToyDebates.Key(), "Jo", StoredJudgement.AsPlayed, .4), .. ToyDebates.Judged(ToyDebates.Key("soft"), "Jo", StoredJudgement.AsPlayed, .6)])
            {
                run.Add(judgement);
            }

            run.Complete();
        }

        var debates = ToyDebates.Block(await PageAsync(_folder["run"]), "index").GetProperty("debates");

        // .4 in answer 0 is a choice of answer 1, which B defends; .6 is nearer to B's .9 than to A's .2.
        Assert.Equal(["B", "B"], debates.EnumerateArray().Select(d => d.GetProperty("verdicts")[0].GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task Told_to_stop_it_leaves_nothing()
    {
        var run = ToyDebates.Write(_folder["run"]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ReportWriter.WriteAsync([run], _folder["r.html"], cancellationToken: new(canceled: true)));

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();

    private static Task<ReportSummary> WriteAsync(string path, params string[] runs) =>
        ReportWriter.WriteAsync(runs, path, cancellationToken: TestContext.Current.CancellationToken);

    private async Task<string> PageAsync(string run)
    {
        await WriteAsync(_folder["page.html"], run);
        return await File.ReadAllTextAsync(_folder["page.html"], TestContext.Current.CancellationToken);
    }

    private static string Unpacked(string page, string id)
    {
        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(Between(page, $"id=\"{id}\">", "</script>"))), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        return reader.ReadToEnd();
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string Noise(int number) =>
        string.Concat(Enumerable.Range(0, 600).Select(i => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{number} {i}")))));

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]+)\"")]
    private static partial Regex Policy();
}
