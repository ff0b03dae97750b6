using CsCheck;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Worlds.Tests.Encyclopedia;

public class StateTableTests
{
    [Fact]
    public void A_table_survives_being_written_as_a_latent() => Books.Possible.Sample(table =>
    {
        var space = StateTable.Space(table.States);
        var read = StateTable.FromLatent(space, table.ToLatent(space));
        return read.Root == table.Root && read.Nexts.SequenceEqual(table.Nexts) && read.Facts.SequenceEqual(table.Facts);
    });

    [Fact]
    public void The_blocks_stand_in_the_order_that_stepwise_worlds_promise() => Assert.Equal(
        ["root", "step 0 0", "step 0 1", "step 1 0", "step 1 1", "fact 0", "fact 1"],
        StateTable.Space(2).Blocks.Select(b => b.Name));

    [Fact]
    public void Witnesses_are_the_first_nodes_in_each_reachable_state() => Books.Any.Sample(table =>
    {
        var witnesses = table.Witnesses();
        return witnesses.All(w => table.StateAt(w.Address) == w.State)
            && witnesses.Select(w => w.State).Distinct().Count() == witnesses.Count
            && witnesses.All(w => Enumerable.Range(0, 2).All(b => witnesses.Any(v => v.State == table.Next(w.State, b))));
    });

    // By hand: / is in 0, /0 in 1, /1 in 2, /1/1 in 1, /1/1/1 in 0.
    [Theory]
    [InlineData("/", 0)]
    [InlineData("/0", 1)]
    [InlineData("/1", 2)]
    [InlineData("/1/1", 1)]
    [InlineData("/1/1/1", 0)]
    public void A_nodes_state_follows_from_the_steps_to_it(string address, int state) =>
        Assert.Equal(state, Books.Small.StateAt(NodeAddress.Parse(address)));

    [Fact]
    public void A_table_with_a_state_that_does_not_exist_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new StateTable(2, [0, 1, 0, 1], [true, false]));
        Assert.Throws<ArgumentException>(() => new StateTable(0, [0, 1, 0, -1], [true, false]));
        Assert.Throws<ArgumentException>(() => new StateTable(0, [0, 1, 0], [true, false]));
    }
}
