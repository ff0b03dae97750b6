using LearningThePrior.Experiments.Comparing;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Experiments.Tests.Comparing;

public sealed class ComparisonItemsTests
{
    private static SnowWorld World { get; } = new SnowWorlds { Examples = 1 }.Sample(new Seed(5));

    [Fact]
    public void The_truth_is_what_the_honest_side_defends_and_the_lie_is_not()
    {
        var item = new ComparisonItems(World).Draw(0, new Seed(5));

        Assert.Equal(item.Truth, Assert.IsType<DistributionPosition>(item.Honest.Position).Credences);
        Assert.NotEqual(item.Honest.Position, item.Dishonest.Position);
        Assert.Equal(("honest", "dishonest"), (item.Honest.Debater.Name, item.Dishonest.Debater.Name));
    }

    [Fact]
    public void Debaters_by_name_defend_the_same_positions()
    {
        var names = NameRegistry.Default.Debaters;
        var plain = new ComparisonItems(World).Draw(0, new Seed(5));

        var item = new ComparisonItems(World, names.Make("sandbagging:effort=0"), names.Make("flooding:denials=3:omitting")).Draw(0, new Seed(5));

        Assert.Equal(("sandbagging(honest, effort=0)", "flooding(omitting(dishonest), denials=3)"), (item.Honest.Debater.Name, item.Dishonest.Debater.Name));
        Assert.Equal((plain.Honest.Position, plain.Dishonest.Position), (item.Honest.Position, item.Dishonest.Position));
    }

    [Fact]
    public void Who_can_only_lie_cannot_be_honest() =>
        Assert.Throws<NameException>(() => new ComparisonItems(World, NameRegistry.Default.Debaters.Make("obfuscating")).Draw(0, new Seed(5)));
}
