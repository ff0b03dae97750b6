using LearningThePrior.Analysis.HumanJudging;
using LearningThePrior.Cli.HumanJudging;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Pages.Tests.HumanJudging;

/// <summary>A human judging in a browser, from the first belief to the last verdict.</summary>
public sealed class HumanPageTests(Chromium chromium) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private HumanStudy _study = null!;
    private JudgingServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        ToyDebates.Write(_folder["run"]);
        _study = await HumanStudy.OpenAsync(
            StoredRun.Open(_folder["run"]), new() { Judges = ["eve"], Context = 2, Instructions = ToyReport.Hostile }, TimeProvider.System, cancellationToken: TestContext.Current.CancellationToken);
        _server = await JudgingServer.StartAsync(_study, 0, _ => { }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_debate_is_judged_round_by_round_to_its_verdict()
    {
        await using var watched = await chromium.OpenAsync(_server.Addresses.First());
        Assert.Equal(0, await watched.Page.Locator(".speech").CountAsync());
        Assert.DoesNotContain("token", watched.Page.Url, StringComparison.Ordinal);

        await JudgeAsync(watched, "60", 3);
        await JudgeAsync(watched, "75.5", 5);
        await watched.Page.Locator(".cite-exact").ClickAsync();
        Assert.Equal("The light went out at ten", await watched.Page.Locator(".panel mark").InnerTextAsync());
        await watched.Page.Keyboard.PressAsync("Escape");
        await watched.Page.Locator("#reason").FillAsync(ToyReport.Hostile);
        await JudgeAsync(watched, "100", 0);

        await Assertions.Expect(watched.Page.Locator("#progress")).ToHaveTextAsync("eve: 1 of 2 judged");
        var said = await SaidAsync();
        Assert.Equal([false, false, true], said.Select(j => j.Final));
        Assert.Equal([.6, .755, 1], said.Select(j => Math.Round(j.Credences!.Max(), 6)));
        Assert.StartsWith("</script>", said[2].Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loading_again_goes_on_where_it_was()
    {
        await using var watched = await chromium.OpenAsync(_server.Addresses.First());
        await JudgeAsync(watched, "60", 3);

        await watched.Page.ReloadAsync();

        await Assertions.Expect(watched.Page.Locator(".speech")).ToHaveCountAsync(3);
        Assert.Equal("60", await watched.Page.Locator("input[type=number]").First.InputValueAsync());
    }

    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task It_can_be_read_narrow_and_wide_dark_and_light(int width, ColorScheme scheme)
    {
        await using var watched = await chromium.OpenAsync(_server.Addresses.First(), width, scheme);
        await JudgeAsync(watched, "60", 3);

        Assert.True(await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        Assert.Empty(await watched.Page.EvaluateAsync<string[]>(WeakContrast.Script));
    }

    [Fact]
    public async Task A_quote_shows_its_span_and_so_many_words_around_it_and_the_whole_node_only_when_asked()
    {
        await using var watched = await chromium.OpenAsync(_server.Addresses.First());
        await JudgeAsync(watched, "60", 3);

        await watched.Page.Locator(".cite-exact").ClickAsync();
        Assert.Equal("… went up. The light went out at ten, and nobody …", await watched.Page.Locator(".excerpt").InnerTextAsync());

        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Show the whole node" }).ClickAsync();
        await Assertions.Expect(watched.Page.Locator(".panel-text")).ToHaveTextAsync(ToyDebates.Story);
        await watched.Page.Keyboard.PressAsync("Escape");
        await JudgeAsync(watched, "70", 5);
        Assert.Equal(["/0/1"], (await SaidAsync())[^1].Read!);
    }

    [Fact]
    public async Task The_shares_always_make_a_hundred()
    {
        await using var watched = await chromium.OpenAsync(_server.Addresses.First());
        var numbers = watched.Page.Locator("input[type=number]");

        await watched.Page.Locator("input[type=range]").First.FocusAsync();
        await watched.Page.Keyboard.PressAsync("ArrowRight");

        Assert.Equal("51", await numbers.First.InputValueAsync());
        Assert.Equal("49", await numbers.Nth(1).InputValueAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _study.Dispose();
        _folder.Dispose();
    }

    private static async Task JudgeAsync(Watched watched, string percent, int speechesThen)
    {
        await watched.Page.Locator("input[type=number]").First.FillAsync(percent);
        await watched.Page.Locator("button.primary").ClickAsync();
        await Assertions.Expect(watched.Page.Locator(".speech")).ToHaveCountAsync(speechesThen);
    }

    private async Task<StoredJudgement[]> SaidAsync() =>
        await StoredRun.Open(_folder["run"]).ReadJudgementsAsync(TestContext.Current.CancellationToken).Where(j => j.JudgeId == "eve").ToArrayAsync(TestContext.Current.CancellationToken);
}
