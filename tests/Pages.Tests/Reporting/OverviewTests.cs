using System.Globalization;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.Reporting;
using LearningThePrior.Benchmarks.Generating;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Pages.Tests.Reporting;

/// <summary>The overview of what filters leave, and by whatever the reader groups, beside what the analysis makes of the same run.</summary>
public sealed class OverviewTests(Chromium chromium) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private string Report => new Uri(_folder["report.html"]).AbsoluteUri;

    public async ValueTask InitializeAsync()
    {
        new GeneratedStories(new(1)).Write(_folder["run"], 60);
        await ReportWriter.WriteAsync([_folder["run"]], _folder["report.html"], cancellationToken: TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("judge=model", "judge=model")]
    [InlineData("label.split=test&order=mirrored", "split=test", "order=mirrored")]
    [InlineData("protocol=consultancy%3Arounds%3D4", "protocol=consultancy:rounds=4")]
    [InlineData("protocol=consultancy%3Arounds%3D4", "protocol=Consultancy { Rounds = 4 }")]
    public async Task Filters_leave_the_numbers_that_the_analysis_finds_of_them(string filters, params string[] where)
    {
        await using var watched = await chromium.OpenAsync($"{Report}#{filters}");
        var found = (await TranscriptAnalysis.OfAsync([_folder["run"]], new() { Where = where }, TestContext.Current.CancellationToken)).Overall;

        var shown = await watched.Page.Locator(".headline").AllInnerTextsAsync();
        Assert.Equal(
            [Percent(found.Statistics["accuracy"]), Fixed(found.Statistics["log_score"], 2), Fixed(found.Statistics["brier"], 2), Fixed(found.Statistics["ece"], 2), Fixed(found.Statistics["cost_of_debate"], 4)],
            shown.Select(s => s.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)[1]));
        Assert.Equal(found.Statistics["accuracy"].Low!.Value, await ShownAsync(watched, "accuracy", "low"), .05);
        Assert.Equal(found.Statistics["brier"].High!.Value, await ShownAsync(watched, "brier", "high"), .05);
    }

    [Fact]
    public async Task Groups_are_by_any_label_and_by_two_factors()
    {
        await using var watched = await chromium.OpenAsync(Report);
        await watched.Page.Locator("select[name=by]").SelectOptionAsync("label.split");
        await watched.Page.Locator("select[name=also]").SelectOptionAsync("judge");
        var found = (await TranscriptAnalysis.OfAsync([_folder["run"]], new() { By = ["split", "judge"] }, TestContext.Current.CancellationToken)).Groups;

        var rows = await watched.Page.Locator(".groups tbody tr").AllInnerTextsAsync();

        Assert.Equal(
            found.Select(g => (g.Factors["split"], g.Factors["judge"], g.Factors["kind"], g.Judgements.ToString(CultureInfo.InvariantCulture), Percent(g.Statistics["accuracy"]))),
            rows.Select(r => r.ReplaceLineEndings("\n").Split(['\t', '\n'], StringSplitOptions.RemoveEmptyEntries)).Select(c => (c[0], c[1], c[2], c[3], c[5])));
        Assert.Contains("by=label.split", watched.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plots_say_how_many_verdicts_a_dot_stands_for_and_draw_few_faintly()
    {
        await using var watched = await chromium.OpenAsync($"{Report}#words=debate-00001");

        var byRound = watched.Page.Locator("figure").Nth(1);
        Assert.Equal(["1", "1", "1", "1", "2"], (await byRound.Locator("text.n").AllTextContentsAsync()).Select(t => t.Trim()));
        Assert.Equal(5, await byRound.Locator(".dot.faint").CountAsync());

        // Of the first ten debates four are of that label.
        await watched.GoAsync("#words=debate-0000&label.split=train");
        Assert.Equal(["4", "4", "4", "4", "8"], (await byRound.Locator("text.n").AllTextContentsAsync()).Select(t => t.Trim()));
        Assert.Equal(5, await byRound.Locator(".dot.pale").CountAsync());
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Task<double> ShownAsync(Watched watched, string statistic, string end) => watched.Page.EvaluateAsync<double>("""
        ([statistic, end]) => {
          const words = document.querySelectorAll(".headline dd .small")[statistic === "accuracy" ? 0 : 2].textContent.match(/[\d.]+/g).map(Number);
          return words[end === "low" ? 1 : 2] / (statistic === "accuracy" ? 100 : 1);
        }
        """, new[] { statistic, end });

    private static string Percent(Measured measured) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor((measured.Value!.Value * 100) + .5)} %");

    private static string Fixed(Measured measured, int digits) => measured.Value!.Value.ToString($"F{digits}", CultureInfo.InvariantCulture).Replace('-', '\u2212');
}
