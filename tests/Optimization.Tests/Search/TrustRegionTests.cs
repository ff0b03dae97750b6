using CsCheck;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.Search;

public sealed class TrustRegionTests
{
    private static readonly Gen<(double Radius, ulong Seed)> s_cases = Gen.Select(Gen.Double[.01, 1.2], Gen.ULong);

    [Fact]
    public void Clip_leads_into_the_region_and_leaves_what_lies_there() => s_cases.Sample(c =>
    {
        var random = new SeededRandom(c.Seed);
        var region = new TrustRegion(Spaces.Mixed.Draw(random), c.Radius);
        var clipped = region.Clip(Spaces.Mixed, Soft(random));
        Assert.True(region.Contains(Spaces.Mixed, clipped));
        Assert.Equal(clipped, region.Clip(Spaces.Mixed, clipped));
    });

    [Fact]
    public void Draws_lie_in_the_region() => s_cases.Sample(c =>
    {
        var random = new SeededRandom(c.Seed);
        var region = new TrustRegion(Spaces.Mixed.Draw(random), c.Radius);
        Assert.True(region.Contains(Spaces.Mixed, region.Draw(Spaces.Mixed, random)));
    });

    [Theory]
    [InlineData(.01, 1), InlineData(1.0 / 6, 1), InlineData(.17, 2), InlineData(.5, 3), InlineData(1, 6), InlineData(3, 6)]
    public void Switches_are_the_radius_of_the_choices_rounded_up(double radius, int switches) =>
        Assert.Equal(switches, new TrustRegion(new double[Spaces.Choices.Dimension], radius).Switches(Spaces.Choices));

    [Fact]
    public void The_heaviest_switches_are_kept()
    {
        var space = new LatentSpace([new ChoiceBlock("a", 2), new ChoiceBlock("b", 2), new ChoiceBlock("c", 2)]);
        var region = new TrustRegion([1, 0, 1, 0, 1, 0], .3);
        Assert.Equal([1, 0, .1, .9, 1, 0], region.Clip(space, [.4, .6, .1, .9, .2, .8]));
    }

    [Fact]
    public void Equal_switches_favour_no_block()
    {
        var region = new TrustRegion(Spaces.Choices.Round(new double[Spaces.Choices.Dimension]), .01);
        var kept = new int[Spaces.Choices.Blocks.Count];
        var random = new SeededRandom(7);
        for (var i = 0; i < 2000; i++)
        {
            var z = region.Clip(Spaces.Choices, Spaces.Choices.Draw(random));
            for (var block = 0; block < kept.Length; block++)
            {
                kept[block] += Spaces.Choices.Option(z, block) == 0 ? 0 : 1;
            }
        }

        Assert.All(kept, count => Assert.InRange(count, 150, 600));
    }

    [Fact]
    public void Growth_and_shrinkage_have_bounds()
    {
        var region = new TrustRegion([0], .4);
        Assert.Equal((.8, 1, .2, .01), (region.Grow().Radius, region.Grow(5).Radius, region.Shrink().Radius, region.Shrink(100).Radius));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrustRegion([0], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => region with { Radius = double.NaN });
    }

    private static double[] Soft(SeededRandom random) => Spaces.Soft(Spaces.Mixed, random);
}
