using System.Diagnostics;
using LearningThePrior.Analysis.Reporting;
using LearningThePrior.Benchmarks.Generating;

namespace LearningThePrior.Pages.Tests.Reporting;

/// <summary>
/// How long a page of many debates takes from its address to its overview, and from there to its list, measured by the browser. Asked for by name, since a
/// busy machine fails it: <c>-explicit only -class LearningThePrior.Pages.Tests.Reporting.OpeningTimeTests</c>.
/// </summary>
public sealed class OpeningTimeTests(Chromium chromium) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory(Explicit = true)]
    [InlineData(1_000, 1_000)]
    [InlineData(10_000, 2_000)]
    public async Task A_page_opens_in_time(int debates, int milliseconds)
    {
        new GeneratedStories(new(1)).Write(_folder["run"], debates);
        var page = await ReportWriter.WriteAsync([_folder["run"]], _folder["report.html"], cancellationToken: TestContext.Current.CancellationToken);
        await using var watched = await chromium.OpenAsync(new Uri(_folder["report.html"]).AbsoluteUri);

        await watched.Page.ReloadAsync();
        await watched.Page.Locator("#content h1").WaitForAsync();
        var opened = await watched.Page.EvaluateAsync<double>("performance.getEntriesByType('navigation')[0].loadEventEnd || performance.now()");
        var clock = Stopwatch.StartNew();
        await watched.GoAsync("#view=debates");
        var listed = clock.ElapsedMilliseconds;
        clock.Restart();
        await watched.GoAsync("#judge=model&by=label.split");
        var filtered = clock.ElapsedMilliseconds;
        clock.Restart();
        await watched.GoAsync("#view=debates&said=nobody");

        Console.WriteLine($"{debates:N0} debates, {page.Bytes / 1e6:F1} MB: overview after {opened:F0} ms, list {listed} ms, overview filtered and grouped {filtered} ms, all speeches searched {clock.ElapsedMilliseconds} ms");
        Assert.InRange(opened, 0, milliseconds);
    }

    public void Dispose() => _folder.Dispose();
}
