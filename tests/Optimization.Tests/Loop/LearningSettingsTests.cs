using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Optimization.Tests.Loop;

public sealed class LearningSettingsTests
{
    [Theory]
    [InlineData(null, true, "additive")]
    [InlineData(" ", true, "additive")]
    [InlineData(null, false, "unshared")]
    [InlineData("unshared:width=3", true, "unshared:width=3")]
    public void F_is_the_one_given_else_the_ablation_else_the_worlds_own(string? f, bool shared, string expected) =>
        Assert.Equal(expected, new LearningSettings { F = f, Shared = shared }.ConditionalModelFor(Small.Snow));

    [Fact]
    public void A_model_and_the_ablation_exclude_each_other() =>
        Assert.Throws<NameException>(() => new LearningSettings { F = "additive", Shared = false }.ConditionalModelFor(Small.Snow));

    [Theory]
    [InlineData(null, "box", 1)]
    [InlineData("point", "point", .5)]
    [InlineData("smc:count=50", "smc:count=50", 1)]
    [InlineData("particles", "particles", .5)]
    public void A_posterior_over_all_of_z_has_f_and_Prior_learned_everywhere(string? posterior, string expected, double radius)
    {
        var settings = LearningSettings.For(new SnowWorlds(), posterior);

        Assert.Equal((expected, radius), (settings.PosteriorOrDefault, settings.Radius));
    }

    [Fact]
    public void What_is_not_given_is_no_setting_of_a_run() =>
        Assert.Equal(
            ["f"],
            SettingRecord.Values(new LearningSettings { F = "additive" }).Keys.Except(SettingRecord.Values(new LearningSettings()).Keys));
}
