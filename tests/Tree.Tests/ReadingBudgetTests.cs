namespace LearningThePrior.Tree.Tests;

public class ReadingBudgetTests
{
    [Fact]
    public void A_budget_is_never_negative()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Nodes", () => new ReadingBudget(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("Characters", () => new ReadingBudget(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>("Nodes", () => new ReadingBudget(0, 0) with { Nodes = -1 });
    }

    [Fact]
    public void Budgets_compare_by_their_limits() =>
        Assert.Equal(new ReadingBudget(1, 2), new ReadingBudget(1, 1) with { Characters = 2 });
}
