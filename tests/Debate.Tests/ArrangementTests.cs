using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Debate.Tests;

public class ArrangementTests
{
    [Fact]
    public void The_mirror_swaps_everything_and_its_mirror_swaps_it_back()
    {
        foreach (var arrangement in Arrangements.All)
        {
            Assert.NotEqual(arrangement, arrangement.Mirror());
            Assert.Equal(arrangement, arrangement.Mirror().Mirror());
        }

        Assert.Equal(new(true, true, true), default(Arrangement).Mirror());
    }

    [Fact]
    public void Every_arrangement_is_drawn() =>
        Assert.Equal(8, Enumerable.Range(0, 200).Select(i => Arrangement.Draw(new Seed(0).For("a", i))).Distinct().Count());
}
