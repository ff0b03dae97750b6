using LearningThePrior.Benchmarks.Measuring;

namespace LearningThePrior.Benchmarks.Tests.Measuring;

public sealed class ReportSizeCommandTests
{
    [Fact]
    public async Task The_reports_size_and_writing_time_are_measured()
    {
        var output = new StringWriter();
        var folder = Directory.CreateTempSubdirectory("ltp-report-");
        try
        {
            var code = await ReportSizeCommand.Make(output)
                .Parse(["--debates", "3", "--out", Path.Combine(folder.FullName, "kept")])
                .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

            Assert.Equal(0, code);
            Assert.Matches(@"\n\s+3\s+0\.\d\d\s+\d+\.\d", output.ToString());
            Assert.True(File.Exists(Path.Combine(folder.FullName, "kept", "debates-3", "report.html")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
