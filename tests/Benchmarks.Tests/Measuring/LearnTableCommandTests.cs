using LearningThePrior.Benchmarks.Generating;
using LearningThePrior.Benchmarks.Measuring;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Benchmarks.Tests.Measuring;

public sealed class LearnTableCommandTests
{
    [Fact]
    public void A_generated_table_is_as_large_as_it_was_asked_for_and_the_same_each_time()
    {
        var folder = Directory.CreateTempSubdirectory("ltp-table-");
        try
        {
            string[] files = [Path.Combine(folder.FullName, "a.csv"), Path.Combine(folder.FullName, "b.csv")];
            Array.ForEach(files, file => GeneratedTable.Write(file, rows: 60, columns: 3, periods: 4, new Seed(1)));

            var table = TableFile.Load(files[0]);

            Assert.Equal(["period", "c0", "c1", "c2", "label"], table.Columns);
            Assert.Equal(60, table.Rows.Count);
            Assert.Equal([15, 15, 15, 15], table.Rows.GroupBy(r => r[0]).Select(g => g.Count()));
            Assert.Equal(["no", "yes"], table.Levels(4));
            Assert.Equal(File.ReadAllText(files[0]), File.ReadAllText(files[1]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_small_table_is_learned_and_its_time_and_memory_are_told()
    {
        var output = new StringWriter();

        var code = await LearnTableCommand.Make(output, TextWriter.Null)
            .Parse(["--rows", "120", "--columns", "2", "--periods", "4"])
            .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(0, code);
        Assert.Matches(@"120 rows, 2 columns, 0 MB: \d+ s, \d+ s of processor time, peak memory \d+ MB", output.ToString());
    }
}
