namespace LearningThePrior.Pages.Tests.Reporting;

/// <summary>The list: filters, order, and that both stand in the address.</summary>
public sealed class ListTests(Chromium chromium, ToyReport report)
{
    private string List => report.Address + "#view=debates";

    [Theory]
    [InlineData("protocol", "consultancy", "lamp-again")]
    [InlineData("judge", "Jo", "lamp")]
    [InlineData("verdict", "B", "lamp, lamp-again")]
    [InlineData("correct", "yes", "lamp")]
    [InlineData("correct", "no", "lamp, lamp-again")]
    [InlineData("verdict", "none", "descent, attack")]
    public async Task A_choice_leaves_the_debates_that_fit(string filter, string choice, string expected)
    {
        await using var watched = await chromium.OpenAsync(List);

        await watched.Page.Locator($"select[name={filter}]").SelectOptionAsync(choice);

        Assert.Equal(expected, await ListedAsync(watched));
        Assert.Contains($"{filter}={choice}", watched.Page.Url, StringComparison.Ordinal);
        var listed = expected.Split(", ").Length;
        await Assertions.Expect(watched.Page.Locator("#said")).ToHaveTextAsync($"{listed} of 4 debates listed");
    }

    [Fact]
    public async Task Filters_are_joined_by_and_and_words_are_found_in_any_order()
    {
        await using var watched = await chromium.OpenAsync(List);

        await watched.Page.Locator("input[name=words]").FillAsync("LIGHT when");
        Assert.Equal("lamp, lamp-again", await ListedAsync(watched));
        await watched.Page.Locator("select[name=judge]").SelectOptionAsync("Jo");
        await watched.Page.Locator("select[name=correct]").SelectOptionAsync("no");

        // Jo's verdict as played is right and the mirrored one wrong: the debate is listed with the one that fits.
        Assert.Equal("lamp", await ListedAsync(watched));
        Assert.Contains("wrong", await watched.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heading_sorts_up_then_down_then_not_at_all()
    {
        await using var watched = await chromium.OpenAsync(List);
        var heading = watched.Page.GetByRole(AriaRole.Button, new() { Name = "Question" });

        await heading.ClickAsync();
        Assert.Equal("descent, attack, lamp, lamp-again", (await ListedAsync(watched)).Replace("attack, descent", "descent, attack", StringComparison.Ordinal));
        await Assertions.Expect(watched.Page.Locator("th[aria-sort=ascending]")).ToHaveCountAsync(1);
        await heading.ClickAsync();
        Assert.StartsWith("lamp, lamp-again", await ListedAsync(watched), StringComparison.Ordinal);
        await heading.ClickAsync();
        Assert.Equal("lamp, lamp-again, descent, attack", await ListedAsync(watched));
    }

    [Fact]
    public async Task A_link_to_a_filtered_list_opens_it()
    {
        await using var watched = await chromium.OpenAsync(List + "&label=split%3Dtest&sort=score-down");

        Assert.Equal("lamp, lamp-again, descent", await ListedAsync(watched));
        await Assertions.Expect(watched.Page.Locator("select[name=label]")).ToHaveValueAsync("split=test");
    }

    [Fact]
    public async Task The_way_to_all_debates_takes_filters_away()
    {
        await using var watched = await chromium.OpenAsync(List);
        await watched.Page.Locator("select[name=judge]").SelectOptionAsync("Jo");

        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Debates", Exact = true }).ClickAsync();

        await Assertions.Expect(watched.Page.Locator("select[name=judge]")).ToHaveValueAsync("");
        Assert.Equal("lamp, lamp-again, descent, attack", await ListedAsync(watched));
    }

    [Fact]
    public async Task The_overview_shows_what_the_analysis_found()
    {
        await using var watched = await chromium.OpenAsync(report.Address);
        var text = await watched.TextAsync();

        // Four verdicts have a key: Jo .9 and .3, Mo .8 and .2 in the truth; two of four are right.
        Assert.Contains("Accuracy\n50 %", text.Replace("\r", "", StringComparison.Ordinal).Replace("\n\n", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Credence in the truth by round", text, StringComparison.Ordinal);
        Assert.Equal(2, await watched.Page.Locator("figure svg[role=img] > title").CountAsync());
    }

    private static async Task<string> ListedAsync(Watched watched) => string.Join(", ", (await watched.Page.Locator("tbody th > .small > .untrusted").AllInnerTextsAsync())
        .Select(id => id.StartsWith("attack", StringComparison.Ordinal) ? "attack" : id));
}
