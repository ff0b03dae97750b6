using LearningThePrior.Packages.Tests.Toys;

namespace LearningThePrior.Packages.Tests;

/// <summary>The packages from the outside: a script of one file, in a folder that knows nothing of the repository.</summary>
public sealed class ScriptTests(FolderFeed feed)
{
    // QuoteJudge: 100 plus the 34 characters that hold against 100 for none, so 134 / 234 = 0.57.
    [Fact]
    public async Task A_script_that_names_the_judges_package_prints_a_verdict()
    {
        var folder = feed.Folder("script");
        await File.WriteAllTextAsync(Path.Combine(folder, "verdict.cs"), Script(), TestContext.Current.CancellationToken);

        // MathNet comes from where the build restored it: no registry is asked.
        await File.WriteAllTextAsync(
            Path.Combine(folder, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{feed.Feed}" />
                <add key="restored" value="{Build.PackageFolder}" />
              </packageSources>
            </configuration>
            """,
            TestContext.Current.CancellationToken);

        var output = await Dotnet.RunAsync(folder, feed.Folder("packages"), "run", "--artifacts-path", feed.Folder("artifacts"), "verdict.cs");

        Assert.Equal("quote says yes with 0.57", output.Trim());
    }

    private static string Script()
    {
        using var reader = new StreamReader(typeof(ScriptTests).Assembly.GetManifestResourceStream("verdict.cs")!);
        return reader.ReadToEnd().Replace("VERSION", Build.Version, StringComparison.Ordinal);
    }
}
