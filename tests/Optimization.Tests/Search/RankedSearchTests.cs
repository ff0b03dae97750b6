using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Tests.Search;

public sealed class RankedSearchTests
{
    private static readonly double[][] Order = [[.91, .1], [.95, .2], [.3, .3], [.5, .9]];

    // Trees are the tenths in which the first number lies.
    private static readonly Func<IReadOnlyList<double>, string> Content = z => $"{(int)(10 * z[0])}";

    private static RankedSearch Make() => new(Spaces.Intervals(2), new Seed(1), Content, Order);

    [Fact]
    public void It_looks_in_order_and_passes_over_trees_that_it_saw()
    {
        List<string> seen = [];
        var search = Make();

        search.Run(z =>
        {
            seen.Add(Content(z));
            return new(z[1]);
        }, 10);

        // After the order, draws, until each of the ten trees was looked at.
        Assert.Equal(["9", "3", "5"], seen.Take(3));
        Assert.Equal(10, seen.Distinct().Count());
        Assert.False(search.NeedsGradient);
    }

    [Fact]
    public void Restored_it_goes_on_where_it_was()
    {
        var (whole, resumed) = (Make().Run(_ => new(0), 2), Make());
        resumed.Restore(whole.Save());

        for (var step = 0; step < 4; step++)
        {
            var asked = whole.Ask();
            Assert.Equal(asked, resumed.Ask());
            whole.Tell([new(step)]);
            resumed.Tell([new(step)]);
        }

        Assert.Equal(whole.Save(), resumed.Save());
        Assert.Throws<FormatException>(() => resumed.Restore(whole.Save().Replace("\"Next\":4", "\"Next\":5", StringComparison.Ordinal)));
    }
}
