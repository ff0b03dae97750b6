namespace LearningThePrior.Pages.Tests.Reporting;

/// <summary>A debate's page: what it shows, what a citation opens, and what a blind reader does not see.</summary>
public sealed class ReadingTests(Chromium chromium, ToyReport report)
{
    private string Lamp => report.Address + "#debate=toy%2Flamp";

    [Fact]
    public async Task Speeches_stand_by_round_with_the_judges_words_between()
    {
        await using var watched = await chromium.OpenAsync(Lamp);

        Assert.Equal(["Round 1", "Round 2"], await watched.Page.Locator(".round > h2").AllInnerTextsAsync());
        Assert.Equal(["Side A", "Side B", "Judge", "Side A", "Side B"], await watched.Page.Locator(".speech h3").AllInnerTextsAsync());
        var (a, b) = (await BoxAsync(watched, ".speech.side-a"), await BoxAsync(watched, ".speech.side-b"));
        Assert.True(a.X + a.Width < b.X && a.Y == b.Y);
    }

    [Fact]
    public async Task Credence_curves_are_drawn_in_both_orders_and_told_as_numbers()
    {
        await using var watched = await chromium.OpenAsync(Lamp);

        Assert.Equal(["as_played", "mirrored", "as_played"], await OrdersAsync(watched));
        var (played, mirrored) = (await PointsAsync(watched, 0), await PointsAsync(watched, 1));
        Assert.Equal((3, 3), (played.Length, mirrored.Length));

        // Jo went from .5 to .9 as played (up, where y is less) and from .5 to .3 mirrored.
        Assert.True(played[2] < played[0] && mirrored[2] > mirrored[0]);
        await watched.Page.GetByText("The numbers", new() { Exact = true }).ClickAsync();
        Assert.Contains("Jo\tmirrored\t2\t30 %\t70 %", await watched.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_on_a_citation_shows_the_node_with_the_span_marked_and_its_path()
    {
        await using var watched = await chromium.OpenAsync(Lamp);

        await watched.Page.Locator(".cite-exact").ClickAsync();

        var panel = watched.Page.GetByRole(AriaRole.Complementary);
        Assert.Equal("The light went out at ten", await panel.Locator("mark").InnerTextAsync());
        Assert.Contains("Side A, round 1", await panel.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(["root", "0", "1"], await panel.Locator(".path button").AllInnerTextsAsync());
        Assert.Contains("cite=0.0", watched.Page.Url, StringComparison.Ordinal);
        await panel.GetByRole(AriaRole.Button, new() { Name = "root" }).ClickAsync();
        Assert.Equal("Contents: one story.", await panel.Locator(".panel-text").InnerTextAsync());
    }

    [Fact]
    public async Task Citations_that_do_not_hold_are_told_by_sign_and_words()
    {
        await using var watched = await chromium.OpenAsync(Lamp);

        Assert.Equal("the keeper went down≠ (cited, near miss)", await watched.Page.Locator(".cite-near").TextContentAsync());
        await watched.Page.Locator(".cite-broken").ClickAsync();
        Assert.Contains("There is no node at this address.", await watched.Page.Locator(".panel").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await watched.Page.Locator(".panel mark").CountAsync());
    }

    [Fact]
    public async Task A_speech_leads_to_the_call_that_made_it_as_it_was_sent_and_answered()
    {
        await using var watched = await chromium.OpenAsync(report.Asking);
        Assert.Equal(1, await watched.Page.Locator(".raw-call").CountAsync());

        await watched.Page.Locator(".raw-call").ClickAsync();

        await Assertions.Expect(watched.Page.Locator("[data-call='asked:2'] > summary")).ToBeFocusedAsync();
        Assert.Equal(["asked:1", "asked:2", "asked:3"], (await watched.Page.Locator("[data-call]").EvaluateAllAsync<string[]>("all => all.map(c => c.dataset.call)")).Order());
        var calls = await watched.Page.Locator("#calls").InnerTextAsync();
        Assert.Contains("Debater A openai/some-model 120 tokens read, 30 written · $0.0200 · 1.5 s · 2 attempts", calls, StringComparison.Ordinal);
        Assert.Contains("alert(1)", calls, StringComparison.Ordinal);
        Assert.Contains("\\u{202E}", calls, StringComparison.Ordinal);
        await watched.Page.Locator("[data-call='asked:3'] > summary").ClickAsync();
        await Assertions.Expect(watched.Page.Locator("[data-call='asked:3']")).ToContainTextAsync("nothing came within 30 s");
    }

    [Fact]
    public async Task A_speech_shows_the_drafts_that_it_was_chosen_from_but_not_to_a_blind_reader()
    {
        await using var watched = await chromium.OpenAsync(report.Asking);
        await watched.Page.GetByText("Chosen from 2 drafts").ClickAsync();

        Assert.Equal(["score 0.750", "score 0.250"], await watched.Page.Locator(".candidates li > span").AllInnerTextsAsync());
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Blind" }).ClickAsync();
        await Assertions.Expect(watched.Page.Locator(".candidates")).ToHaveCountAsync(0);
        await Assertions.Expect(watched.Page.Locator(".raw-call")).ToHaveCountAsync(0);
        await Assertions.Expect(watched.Page.Locator("#calls")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Previous_and_next_follow_the_filtered_list()
    {
        await using var watched = await chromium.OpenAsync(report.Address + "#view=debates&words=when&sort=question-down");
        await watched.Page.Locator(".question").First.ClickAsync();
        await Assertions.Expect(watched.Page.Locator(".turn")).ToContainTextAsync("1 of 2");
        Assert.Equal(0, await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Previous" }).CountAsync());

        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await Assertions.Expect(watched.Page.Locator(".turn")).ToContainTextAsync("2 of 2");

        Assert.Equal(0, await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Next" }).CountAsync());
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Debates that fit" }).ClickAsync();
        await Assertions.Expect(watched.Page.Locator("input[name=words]")).ToHaveValueAsync("when");
    }

    [Fact]
    public async Task What_judges_believed_and_said_stands_beside_the_round()
    {
        await using var watched = await chromium.OpenAsync(Lamp, width: 1440);

        Assert.Equal(["Judges before any speech", "Judges after round 1", "Judges after round 2"], await watched.Page.Locator(".stage").EvaluateAllAsync<string[]>("all => all.map(s => s.ariaLabel)"));
        var second = await watched.Page.Locator(".round").First.Locator(".stage").InnerTextAsync();
        Assert.Contains("Jo at 1", second, StringComparison.Ordinal);
        Assert.Contains("A 60 % · B 40 %", second, StringComparison.Ordinal);
        var (speeches, beside) = (await BoxAsync(watched, ".round .sides"), await BoxAsync(watched, ".round .stage"));
        Assert.True(speeches.X + speeches.Width <= beside.X);
    }

    [Fact]
    public async Task A_silent_turn_says_why()
    {
        await using var watched = await chromium.OpenAsync(report.Labelled + "#debate=toy%2Fsilent");

        Assert.Equal("No speech the model refused\nI cannot argue for this.", await watched.Page.Locator(".silence").InnerTextAsync());
        await watched.GoAsync("#view=debates");
        Assert.Equal(1, await watched.Page.GetByText("1 silent turn").CountAsync());
    }

    [Fact]
    public async Task A_quote_is_anchored_where_the_store_says_that_it_stands()
    {
        await using var watched = await chromium.OpenAsync(report.Labelled + "#debate=toy%2Fsilent");

        // "nobody came" stands twice in the speech; the second is the quote.
        Assert.Equal("He says nobody came, and it says “", await watched.Page.Locator(".cite-exact").EvaluateAsync<string>("link => link.previousSibling.textContent"));
    }

    [Fact]
    public async Task A_protocol_is_called_as_it_is_typed()
    {
        await using var watched = await chromium.OpenAsync(report.Labelled);

        Assert.Contains("recursive:max-depth=8", await watched.TextAsync(), StringComparison.Ordinal);
        await watched.GoAsync("#debate=toy%2Fsilent");
        Assert.DoesNotContain("RecursiveDebate", await watched.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Back_closes_the_panel_and_leads_back_to_the_list()
    {
        await using var watched = await chromium.OpenAsync(report.Address + "#view=debates&words=lamp");
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "When did the light go out?" }).First.ClickAsync();
        await watched.Page.Locator(".cite-exact").ClickAsync();
        await watched.Page.Locator(".panel").WaitForAsync();

        await watched.Page.GoBackAsync();
        await Assertions.Expect(watched.Page.Locator(".panel")).ToHaveCountAsync(0);
        await watched.Page.GoBackAsync();

        await Assertions.Expect(watched.Page.Locator("input[name=words]")).ToHaveValueAsync("lamp");
    }

    [Fact]
    public async Task Blind_mode_hides_truth_models_names_and_verdicts_everywhere()
    {
        await using var watched = await chromium.OpenAsync(Lamp);
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Blind" }).ClickAsync();
        await Assertions.Expect(watched.Page.Locator(".verdicts")).ToHaveCountAsync(0);

        foreach (var place in (string[])["#debate=toy%2Flamp", "#compare=toy%2Flamp&with=toy%2Flamp-again", "#view=debates", "#"])
        {
            await watched.GoAsync(place == "#" ? "" : place);
            var shown = await watched.Page.Locator("main").InnerHTMLAsync();
            Assert.All(["Ada", "Bob", ">Jo<", ">Mo<", "✓ true", "✓ right", "✗ wrong", "split=test", "Accuracy"], word => Assert.DoesNotContain(word, shown, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_recursive_debate_is_a_descent_to_the_node_that_settled_it()
    {
        await using var watched = await chromium.OpenAsync(report.Address + "#debate=toy%2Fdescent");

        Assert.Equal("/1 count 1 contested by B", await watched.Page.Locator(".descent .contested").InnerTextAsync());
        await watched.Page.Locator(".settled .cite").ClickAsync();
        Assert.Equal("nobody came", await watched.Page.Locator(".panel mark").InnerTextAsync());
    }

    [Fact]
    public async Task The_raw_record_is_there()
    {
        await using var watched = await chromium.OpenAsync(Lamp);

        await watched.Page.GetByText("Raw record").ClickAsync();

        Assert.Contains("\"judge_id\": \"Mo\"", await watched.Page.Locator(".raw").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_debates_stand_side_by_side_and_judges_can_be_chosen()
    {
        await using var watched = await chromium.OpenAsync(Lamp);
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Compare" }).ClickAsync();
        await watched.Page.Locator(".compare").WaitForAsync();

        var (left, right) = (await BoxAsync(watched, ".compact >> nth=0"), await BoxAsync(watched, ".compact >> nth=1"));
        Assert.True(left.X + left.Width <= right.X && left.Y == right.Y);
        Assert.Contains("consultancy", await watched.Page.Locator(".compact").Nth(1).InnerTextAsync(), StringComparison.Ordinal);

        await watched.Page.GetByLabel("Judge").First.SelectOptionAsync("Mo");
        await Assertions.Expect(watched.Page.Locator(".compact").First.Locator(".verdicts tbody tr")).ToHaveCountAsync(1);
        Assert.Contains("left=Mo", watched.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_debate_that_is_not_there_is_said_to_be_missing()
    {
        await using var watched = await chromium.OpenAsync(report.Address + "#debate=toy%2F__proto__");

        Assert.Contains("There is no such debate here", await watched.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_stays_text()
    {
        await using var watched = await chromium.OpenAsync(report.Address + "#view=debates&words=attack");
        Assert.Contains("<img src=x onerror=alert(2)>", await watched.TextAsync(), StringComparison.Ordinal);

        await watched.Page.Locator(".question").ClickAsync();
        await watched.Page.Locator(".speech").First.WaitForAsync();
        var text = await watched.TextAsync();

        Assert.Contains("</script><script>alert(1)</script><img src=x onerror=alert(2)>\\u{2028}\\u{202E}gnp.exe\\u{202C} 👩‍🚀", text, StringComparison.Ordinal);
        Assert.Contains(new string('w', 100_000), text, StringComparison.Ordinal);
        await watched.Page.Locator(".cite").First.ClickAsync();
        await watched.Page.Locator(".panel").WaitForAsync();
        Assert.Equal(0, await watched.Page.Locator("img").CountAsync());
        Assert.True(await watched.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(Watched watched, string selector) =>
        (await watched.Page.Locator(selector).First.BoundingBoxAsync())!;

    private static async Task<string[]> OrdersAsync(Watched watched) =>
        await watched.Page.Locator(".plot .curve").EvaluateAllAsync<string[]>("curves => curves.map(c => c.dataset.order)");

    private static async Task<double[]> PointsAsync(Watched watched, int curve) =>
        [.. (await watched.Page.Locator(".plot .curve polyline").Nth(curve).GetAttributeAsync("points"))!
            .Split(' ').Select(p => double.Parse(p.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture))];
}
