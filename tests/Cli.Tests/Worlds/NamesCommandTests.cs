using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Worlds;

public sealed class NamesCommandTests
{
    [Fact]
    public async Task Every_name_is_listed_with_every_setting_its_default_and_its_range()
    {
        var outcome = await Ltp.RunAsync("names");

        Assert.Equal((ExitCode.Success, ""), (outcome.Code, outcome.Error));
        foreach (var entry in Names.All.Catalogs.SelectMany(c => c.Entries))
        {
            Assert.Contains($"  {entry.Name}", outcome.Output, StringComparison.Ordinal);
            Assert.All(entry.Settings, s => Assert.Contains($"    {s.Name}={s.DefaultText}  {s.Description} ({s.Range})", outcome.Output, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("judge", "noisy[:JUDGE=bounded]", "prover-estimator")]
    [InlineData("searches", "evolution", "bounded")]
    public async Task One_kind_is_listed_alone(string kind, string there, string notThere)
    {
        var outcome = await Ltp.RunAsync("names", kind);

        Assert.Contains(there, outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(notThere, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_is_not_is_told() => (await Ltp.RunAsync("names", "colour")).IsRefused("'colour'", "judge", "protocol");
}
