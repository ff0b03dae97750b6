namespace LearningThePrior.Pages.Tests.Reporting;

/// <summary>For everyone: narrow and wide, light and dark, by keyboard, for screen readers.</summary>
public sealed class AccessTests(Chromium chromium, ToyReport report)
{
    private static readonly string[] Places = ["", "#view=debates", "#debate=toy%2Flamp", "#debate=toy%2Fdescent", "#debate=toy%2Flamp&cite=0.0", "#compare=toy%2Flamp&with=toy%2Flamp-again"];

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1600)]
    public async Task Nothing_sticks_out_to_the_side(int width)
    {
        await using var watched = await chromium.OpenAsync(report.Address, width);
        foreach (var place in Places)
        {
            await watched.GoAsync(place);
            Assert.True(await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{place} at {width}");
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task All_text_stands_out_as_WCAG_AA_asks(ColorScheme scheme)
    {
        await using var watched = await chromium.OpenAsync(report.Address, scheme: scheme);
        foreach (var place in Places)
        {
            await watched.GoAsync(place);
            Assert.Empty(await watched.Page.EvaluateAsync<string[]>(WeakContrast.Script));
        }
    }

    [Fact]
    public async Task The_theme_can_be_turned()
    {
        await using var watched = await chromium.OpenAsync(report.Address);
        var light = await BackgroundAsync(watched);

        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" }).ClickAsync();

        Assert.NotEqual(light, await BackgroundAsync(watched));
        Assert.Equal(1, await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Light theme" }).CountAsync());
    }

    [Fact]
    public async Task By_keyboard_alone_one_comes_from_the_list_to_a_cited_node_and_back()
    {
        await using var watched = await chromium.OpenAsync(report.Address + "#view=debates");
        var keyboard = watched.Page.Keyboard;

        await keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await FocusedAsync(watched));
        await keyboard.PressAsync("Enter");
        await TabToAsync(watched, "When did the light go out?");
        await keyboard.PressAsync("Enter");
        await watched.Page.Locator(".speech").First.WaitForAsync();
        Assert.Equal("When did the light go out?", await FocusedAsync(watched));

        await TabToAsync(watched, "The light went out at ten");
        Assert.NotEqual("none", await watched.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await keyboard.PressAsync("Enter");
        await watched.Page.Locator(".panel mark").WaitForAsync();
        Assert.Equal("Cited node", await FocusedAsync(watched));

        await keyboard.PressAsync("Escape");
        await Assertions.Expect(watched.Page.Locator(".panel")).ToHaveCountAsync(0);
        Assert.StartsWith("The light went out at ten", await FocusedAsync(watched), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Landmarks_headings_and_names_are_there()
    {
        await using var watched = await chromium.OpenAsync(report.Address);
        foreach (var place in Places)
        {
            await watched.GoAsync(place);
            Assert.Equal(1, await watched.Page.GetByRole(AriaRole.Main).CountAsync());
            Assert.Equal(1, await watched.Page.Locator("h1").CountAsync());
            Assert.Equal(0, await watched.Page.Locator("main svg:not([aria-hidden]):not([aria-labelledby])").CountAsync());
            Assert.Empty(await watched.Page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('a, button, select, input, textarea')].filter(e => !(e.textContent.trim() || e.ariaLabel || e.labels?.length)).map(e => e.outerHTML)"));
            Assert.Empty(await watched.Page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)"));
        }
    }

    private static Task<string> BackgroundAsync(Watched watched) => watched.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    private static Task<string> FocusedAsync(Watched watched) => watched.Page.EvaluateAsync<string>("document.activeElement.textContent");

    private static async Task TabToAsync(Watched watched, string words)
    {
        for (var i = 0; i < 60; i++)
        {
            await watched.Page.Keyboard.PressAsync("Tab");
            if ((await FocusedAsync(watched)).StartsWith(words, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"'{words}' is not reached by Tab.");
    }
}
