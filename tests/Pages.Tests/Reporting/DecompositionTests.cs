namespace LearningThePrior.Pages.Tests.Reporting;

/// <summary>A decomposition's page: a tree that folds, down to the quotes that it rests on.</summary>
public sealed class DecompositionTests(Chromium chromium, ToyReport report)
{
    [Fact]
    public async Task Two_levels_are_unfolded_and_the_others_at_a_click()
    {
        await using var watched = await chromium.OpenAsync(report.Decomposed);

        Assert.True(await watched.Page.GetByText("What does its first part say?").IsVisibleAsync());
        Assert.False(await watched.Page.GetByText("And its lamp?").IsVisibleAsync());
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Unfold all" }).ClickAsync();
        Assert.True(await watched.Page.GetByText("And its lamp?").IsVisibleAsync());
        Assert.Equal(6, await watched.Page.Locator("[data-question]").CountAsync());
    }

    [Fact]
    public async Task Limits_hit_and_the_verdict_are_told_and_hostile_words_stay_words()
    {
        await using var watched = await chromium.OpenAsync(report.Decomposed);

        var text = await watched.TextAsync();
        Assert.Contains("6 questions · 1 not answered: the budget of moves is spent · 1 not answered: it would rest on itself", text, StringComparison.Ordinal);
        Assert.Contains("✓ right", text, StringComparison.Ordinal);
        Assert.Contains("80 %", text, StringComparison.Ordinal);
        Assert.Contains("</script><script>alert(1)</script>", text, StringComparison.Ordinal);
        Assert.Equal(0, await watched.Page.Locator("#content img").CountAsync());
        Assert.DoesNotContain("Speech", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_on_a_quote_shows_the_node_with_the_words_marked()
    {
        await using var watched = await chromium.OpenAsync(report.Decomposed);
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Unfold all" }).ClickAsync();

        await watched.Page.Locator(".cite-exact").ClickAsync();

        var panel = watched.Page.GetByRole(AriaRole.Complementary);
        Assert.Equal("went out at ten", await panel.Locator("mark").InnerTextAsync());
        Assert.Contains("Question 4 of 6", await panel.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_fits_a_phone_and_is_listed_as_what_it_is()
    {
        await using var watched = await chromium.OpenAsync(report.Decomposed, width: 390);
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Unfold all" }).ClickAsync();

        Assert.True(await watched.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await watched.GoAsync("#view=debates");
        Assert.Contains("3 of 3 items", await watched.TextAsync(), StringComparison.Ordinal);
        await watched.GoAsync("#view=overview");
        Assert.StartsWith("2 debates and 1 decomposition about", await watched.Page.Locator("#content h1").InnerTextAsync(), StringComparison.Ordinal);
    }
}
