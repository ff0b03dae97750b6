using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Analyzing;

public sealed class DefineTests
{
    [Fact]
    public async Task A_measure_is_defined_without_reading_a_run()
    {
        var outcome = await Ltp.RunAsync("analyze", "--define", "brier");

        Assert.Equal(ExitCode.Success, outcome.Code);
        Assert.Contains("0 is best, 2 is worst", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--define colour", "'colour' is no measure; there are accuracy,")]
    [InlineData("", "RUN is missing")]
    public async Task What_is_no_measure_and_no_run_is_one_line(string options, string telling) =>
        (await Ltp.RunAsync(["analyze", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)])).IsRefused(telling);
}
