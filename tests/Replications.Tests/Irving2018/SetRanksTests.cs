using LearningThePrior.Replications.Irving2018;

namespace LearningThePrior.Replications.Tests.Irving2018;

public class SetRanksTests
{
    [Theory]
    [InlineData(7, 3, 35)]
    [InlineData(10, 4, 210)]
    [InlineData(42, 6, 5_245_786)]
    public void There_are_as_many_sets_as_ways_to_choose(int things, int size, long count) =>
        Assert.Equal(count, SetRanks.Count(things, size));

    [Fact]
    public void Every_set_has_its_own_number_whatever_was_added_last()
    {
        var ranks = new HashSet<long>();
        for (var a = 0; a < 9; a++)
        {
            for (var b = a + 1; b < 9; b++)
            {
                for (var c = b + 1; c < 9; c++)
                {
                    var rank = SetRanks.With([a, b], c);
                    Assert.Equal(rank, SetRanks.With([a, c], b));
                    Assert.Equal(rank, SetRanks.With([b, c], a));
                    Assert.InRange(rank, 0, 83);
                    Assert.True(ranks.Add(rank));
                }
            }
        }

        // C(9, 3).
        Assert.Equal(84, ranks.Count);
    }
}
