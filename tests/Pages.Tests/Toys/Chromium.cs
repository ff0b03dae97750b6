[assembly: AssemblyFixture(typeof(LearningThePrior.Pages.Tests.Toys.Chromium))]

namespace LearningThePrior.Pages.Tests.Toys;

/// <summary>The Chromium of this machine, started once; tests skip where there is none. Nothing is ever downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _driver;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Find() is { } path)
        {
            _driver = await Playwright.CreateAsync();
            _browser = await _driver.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"] });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _driver?.Dispose();
    }

    /// <summary>A page of its own, which remembers whatever a good page never does.</summary>
    public async Task<Watched> OpenAsync(string address, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(_browser is null, $"None of {string.Join(", ", Names)} is on the PATH.");
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme });
        context.SetDefaultTimeout(30_000);
        var watched = new Watched(await context.NewPageAsync());
        await watched.Page.GotoAsync(address);
        await watched.Page.Locator("#content h1").WaitForAsync();
        return watched;
    }

    private static string? Find() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in Names
         select Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
