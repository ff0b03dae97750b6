using System.Text.RegularExpressions;

namespace LearningThePrior.Cli.Tests.Debating;

/// <summary>The list of breakages names tests that exist.</summary>
public sealed partial class BreakagesTests
{
    [Fact]
    public void Each_of_the_thirteen_breakages_names_tests_that_exist()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "LearningThePrior.sln")))
        {
            root = root.Parent!;
        }

        var classes = Directory.EnumerateFiles(Path.Combine(root.FullName, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToLookup(f => Path.GetFileNameWithoutExtension(f), File.ReadAllText);
        var rows = File.ReadLines(Path.Combine(root.FullName, "docs", "breakages.md")).Select(l => Row().Match(l)).Where(m => m.Success).ToList();

        Assert.Equal(Enumerable.Range(1, 13).Select(n => $"{n}"), rows.Select(r => r.Groups[1].Value));
        foreach (var row in rows)
        {
            var named = Named().Matches(row.Groups[2].Value);
            Assert.NotEmpty(named);
            Assert.All(named, test => Assert.Contains(classes[test.Groups[1].Value], text => text.Contains($" {test.Groups[2].Value}(", StringComparison.Ordinal)));
        }
    }

    [GeneratedRegex(@"^\| (\d+) \| [^|]* \| (.*) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex Named();
}
