using System.Text.RegularExpressions;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Documentation;

/// <summary>Documents lead where they say: every file and folder of the repository that one of them names is there.</summary>
public sealed partial class PathTests
{
    // A changelog names what was there before.
    public static TheoryData<string> Documents => [.. new[] { ".", "docs", "examples", "benchmarks" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.md"))
        .Select(file => Path.GetRelativePath(Repository.Root, file))
        .Where(file => file != "CHANGELOG.md")];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_path_in_a_document_exists(string document)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, document));
        var folder = Path.GetDirectoryName(document)!;
        var paths = Named().Matches(text).Select(m => m.Value.TrimEnd('.', '/'))
            .Concat(Linked().Matches(text).Select(m => Path.Combine(folder, m.Groups[1].Value)));

        Assert.All(paths, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), $"{document} names {path}"));
    }

    [GeneratedRegex(@"(?<![\w/.-])(src|tests|examples|benchmarks)/(?![\w/]*[*<{])[\w./-]+")]
    private static partial Regex Named();

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#\s]+)")]
    private static partial Regex Linked();
}
