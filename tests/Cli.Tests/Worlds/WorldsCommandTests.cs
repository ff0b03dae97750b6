using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Tests.Worlds;

public sealed class WorldsCommandTests
{
    private static IEnumerable<IWorldFamily> All => Names.All.Worlds.Entries.Select(e => Names.All.Worlds.Make(e.Name));

    [Fact]
    public async Task All_worlds_are_listed_with_every_setting_its_default_and_its_range()
    {
        var outcome = await Ltp.RunAsync("worlds");

        Assert.Equal((ExitCode.Success, ""), (outcome.Code, outcome.Error));
        Assert.All(["snow:", "encyclopedia:", "epidemic:", "keeling:", "taxonomy:", "paraphrase:", "the loop"], word => Assert.Contains(word, outcome.Output, StringComparison.Ordinal));
        foreach (var setting in All.SelectMany(SettingRecord.Of))
        {
            Assert.Contains(setting.Name, outcome.Output, StringComparison.Ordinal);
            Assert.Contains($"({setting.Range})", outcome.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_world_is_listed_alone()
    {
        var outcome = await Ltp.RunAsync("worlds", "encyclopedia");

        Assert.Equal(ExitCode.Success, outcome.Code);
        Assert.DoesNotContain("anatomy", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("states", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_world_that_is_not_is_told() => (await Ltp.RunAsync("worlds", "atlantis")).IsRefused("'atlantis'", "snow");

    [Fact]
    public void No_setting_of_the_loop_hides_behind_a_worlds()
    {
        var loop = SettingRecord.Of(new LearningThePrior.Optimization.LearningSettings()).Select(s => s.Name).ToHashSet();

        Assert.All(All, family => Assert.Empty(SettingRecord.Of(family).Select(s => s.Name).Intersect(loop)));
    }
}
