using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Worlds.Tests.Table;

public class TableSplitTests
{
    [Fact]
    public void Periods_that_are_one_number_are_one_period()
    {
        var table = SmallTable.Read("period,x,label\n2,1,no\n1,2,no\n01,3,yes\n1.0,4,no\n10,5,yes\n");
        var split = TableSplit.Of(table, "period", .5);

        Assert.Equal(3, split.Periods.Count);
        Assert.Equal([1, 0, 0, 0, 2], split.PeriodOf);
        Assert.Equal((0, 2, -1, -1), (split.PeriodAt("1.00"), split.PeriodAt("10"), split.PeriodAt("3"), split.PeriodAt("")));
    }

    [Fact]
    public void Periods_with_words_among_them_differ_as_they_are_written()
    {
        var table = SmallTable.Read("period,x,label\n1,1,no\n01,2,no\nlast,3,yes\n");
        var split = TableSplit.Of(table, "period", .5);

        Assert.Equal(["01", "1", "last"], split.Periods);
        Assert.Equal((1, 2), (split.PeriodAt("1"), split.PeriodAt("last")));
    }
}
