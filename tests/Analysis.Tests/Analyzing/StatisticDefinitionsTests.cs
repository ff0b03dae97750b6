using LearningThePrior.Analysis.Analyzing;

namespace LearningThePrior.Analysis.Tests.Analyzing;

public sealed class StatisticDefinitionsTests
{
    [Fact]
    public void Every_statistic_is_defined_in_the_order_in_which_it_is_printed() => Assert.Equal(StatisticNames.All, StatisticDefinitions.All.Keys);

    [Fact]
    public void The_document_holds_every_definition_word_for_word()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LearningThePrior.sln")))
        {
            folder = folder.Parent!;
        }

        var document = File.ReadAllText(Path.Combine(folder.FullName, "docs", "measures.md"));
        Assert.All(StatisticDefinitions.All, d => Assert.Contains($"| `{d.Key}` | {d.Value} |", document, StringComparison.Ordinal));
    }
}
