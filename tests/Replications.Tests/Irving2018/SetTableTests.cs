using LearningThePrior.Replications.Irving2018;

namespace LearningThePrior.Replications.Tests.Irving2018;

public class SetTableTests
{
    [Theory]
    [InlineData(SetTable.MostKept)]
    [InlineData(SetTable.MostKept + 1)]
    [InlineData(15_640_000_000)]
    public void Bits_are_added_to_a_set_and_to_no_other(long sets)
    {
        var table = new SetTable(sets);

        table.Add(sets - 1, 5);
        table.Add(sets - 1, 2);

        Assert.Equal(7, table[sets - 1]);
        Assert.Equal(0, table[sets - 2]);
    }
}
