using LearningThePrior.Cli.Tests.Toys;
using Microsoft.SemanticKernel;

namespace LearningThePrior.Cli.Tests.Documentation;

/// <summary>C# in the documents is C# that compiles: every snippet stands, line for line, in <see cref="Snippets"/>.</summary>
public sealed class SnippetTests
{
    private const string Fence = "```";

    public static TheoryData<string, string> All => [.. Documents().SelectMany(Read)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_snippet_is_code_that_compiles(string place, string snippet) =>
        Assert.True(Compiled().Contains(snippet, StringComparison.Ordinal), $"{place}: this is not in Snippets.cs, line for line:\n{snippet}");

    [Fact]
    public async Task A_model_opens_however_it_is_reached_and_judges()
    {
        using var client = new SilentClient();
        var kernel = Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-4o-mini", apiKey: "none", serviceId: "judge");

        Assert.Equal(["openai/gpt-4o-mini"], (await Snippets.OpenAsync(kernel.Build(), client)).Distinct());
    }

    private static IEnumerable<string> Documents() =>
        new[] { "*.md", "docs/*.md", "examples/*.md", "benchmarks/*.md" }.SelectMany(p => Directory.EnumerateFiles(Path.Combine(Repository.Root, Path.GetDirectoryName(p)!), Path.GetFileName(p)));

    private static IEnumerable<TheoryDataRow<string, string>> Read(string document)
    {
        List<string>? lines = null;
        foreach (var line in File.ReadLines(document))
        {
            if (lines is null)
            {
                lines = line is Fence + "csharp" or Fence + "cs" or Fence + "c#" ? [] : null;
            }
            else if (line == Fence)
            {
                yield return new(Path.GetRelativePath(Repository.Root, document), string.Join('\n', lines));
                lines = null;
            }
            else
            {
                lines.Add(line);
            }
        }
    }

    private static string Compiled() =>
        string.Join('\n', File.ReadLines(Path.Combine(Repository.Root, "tests", "Cli.Tests", "Documentation", "Snippets.cs")).Select(l => l.StartsWith(Snippets.Indent, StringComparison.Ordinal) ? l[Snippets.Indent.Length..] : l));
}
