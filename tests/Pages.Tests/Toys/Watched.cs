namespace LearningThePrior.Pages.Tests.Toys;

/// <summary>A page and what it did that it should not: at its end there must be no error, no dialog, and no request elsewhere.</summary>
public sealed class Watched : IAsyncDisposable
{
    private readonly List<string> _misdeeds = [];

    internal Watched(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console: {message.Text}");
        page.PageError += (_, error) => Note(true, $"error: {error}");
        page.Dialog += (_, dialog) =>
        {
            Note(true, $"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Request += (_, request) => Note(IsElsewhere(request.Url), $"request: {request.Url}");
    }

    public IPage Page { get; }

    /// <summary>The text that the main part shows.</summary>
    public Task<string> TextAsync() => Page.Locator("#content").InnerTextAsync();

    /// <summary>Goes to another place in the page.</summary>
    public async Task GoAsync(string place)
    {
        await Page.EvaluateAsync("place => { location.hash = place; }", place);
        await Page.WaitForFunctionAsync("place => location.hash === place && document.querySelector('#content h1') && !document.querySelector('[aria-busy]')", place);
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        Assert.Empty(_misdeeds);
    }

    private static bool IsElsewhere(string url) =>
        !url.StartsWith("file:", StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal)
        && !url.StartsWith("blob:", StringComparison.Ordinal) && !url.StartsWith("http://127.0.0.1:", StringComparison.Ordinal);

    private void Note(bool wrong, string what)
    {
        if (wrong)
        {
            lock (_misdeeds)
            {
                _misdeeds.Add(what);
            }
        }
    }
}
