using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Tests;

public class BalancedTreeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(13)]
    public void Every_statement_stands_at_one_leaf_about_as_deep_as_the_others(int count)
    {
        var tree = new BalancedTree(count);

        Assert.Equal(count, tree.Leaves);
        for (var i = 0; i < count; i++)
        {
            var leaf = tree.Leaf(i);
            Assert.True(leaf.IsLeaf);
            Assert.Equal((i, i + 1), (leaf.Start, leaf.End));
            Assert.Same(leaf, tree.Find(leaf.Address));
            Assert.InRange(leaf.Address.Depth, Math.Floor(Math.Log2(count)), Math.Ceiling(Math.Log2(count)));
        }
    }

    [Fact]
    public void Halves_share_what_stands_under_a_node()
    {
        var root = new BalancedTree(5).Root;

        Assert.Equal((0, 3, 3, 5), (root.Halves[0].Start, root.Halves[0].End, root.Halves[1].Start, root.Halves[1].End));
    }

    [Fact]
    public void There_is_nothing_elsewhere() => Assert.Null(new BalancedTree(2).Find(NodeAddress.Parse("/0/0")));

    [Fact]
    public void A_tree_has_a_leaf() => Assert.Throws<ArgumentOutOfRangeException>(() => new BalancedTree(0));
}
