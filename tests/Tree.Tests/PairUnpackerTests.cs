namespace LearningThePrior.Tree.Tests;

public class PairUnpackerTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "Which is likelier?")]
    [InlineData("/0", "left: /")]
    [InlineData("/1", "right: /")]
    [InlineData("/0/1/0", "left: /1/0")]
    [InlineData("/1/1/1", "right: /1/1")]
    public async Task The_two_trees_stand_side_by_side(string address, string text)
    {
        Node? node = await Pair().FindAsync(NodeAddress.Parse(address), Cancelled);

        Assert.Equal(NodeAddress.Parse(address), node!.Address);
        Assert.Equal(text, node.Text);
    }

    [Fact]
    public async Task The_root_has_two_children_and_the_trees_keep_theirs()
    {
        Assert.Null(await Pair().FindAsync(NodeAddress.Parse("/2"), Cancelled));
        Assert.Null(await Pair().FindAsync(NodeAddress.Parse("/1/2"), Cancelled));
    }

    [Fact]
    public async Task Pairs_pair()
    {
        var inner = new PairUnpacker("inner", Named("a"), Named("b"));
        var tree = new ImplicitTree(new PairUnpacker("outer", inner, Named("c")));

        Assert.Equal("b: /1", (await tree.FindAsync(NodeAddress.Parse("/0/1/1"), Cancelled))!.Text);
    }

    [Fact]
    public async Task A_node_of_another_tree_is_refused()
    {
        var pair = new PairUnpacker("pair", Named("a"), Named("b"));

        await Assert.ThrowsAsync<ArgumentException>(
            async () => await pair.ChildAsync(new Node(NodeAddress.Parse("/0"), "", 1), 0, Cancelled));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await pair.ChildAsync(await pair.RootAsync(Cancelled), 2, Cancelled));
    }

    [Fact]
    public async Task A_tree_that_gives_the_wrong_node_is_found_out()
    {
        var wrong = new DelegateUnpacker(
            () => new Node(NodeAddress.Root, "", 2), (parent, _) => new Node(parent.Address.Child(0), "", 0));
        var tree = new ImplicitTree(new PairUnpacker("pair", wrong, wrong));

        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await tree.FindAsync(NodeAddress.Parse("/0/1"), Cancelled));
    }

    private static ImplicitTree Pair() => new(new PairUnpacker("Which is likelier?", Named("left"), Named("right")));

    private static DelegateUnpacker Named(string name) => new(
        () => new Node(NodeAddress.Root, $"{name}: /", 2),
        (parent, index) => new Node(parent.Address.Child(index), $"{name}: {parent.Address.Child(index)}", 2));
}
