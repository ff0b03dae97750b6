using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Worlds.Tests.Encyclopedia;

public class EncyclopediaTreeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_tells_its_state_its_fact_and_its_childrens_states()
    {
        var tree = Books.Tree(Books.Small, 2);

        Assert.Equal(
            "This page is in state 0 and is false. Page 0 below it is in state 1, page 1 in state 2.",
            (await tree.FindAsync(NodeAddress.Root, Stop))!.Text);
        Assert.Equal("This page is in state 1 and is true.", (await tree.FindAsync(NodeAddress.Parse("/1/1"), Stop))!.Text);
        Assert.Null(await tree.FindAsync(NodeAddress.Parse("/1/1/0"), Stop));
    }

    [Fact]
    public async Task A_page_sixty_steps_down_costs_sixty_steps()
    {
        var tree = Books.Tree(Books.Small, 60);
        var path = NodeAddress.FromSteps(Enumerable.Range(0, 60).Select(i => i % 2));

        var node = await tree.FindAsync(path, Stop);

        Assert.StartsWith($"This page is in state {Books.Small.StateAt(path)}", node!.Text, StringComparison.Ordinal);
        Assert.Equal(61, tree.CachedNodes);
    }

    [Fact]
    public async Task A_node_of_another_tree_is_refused()
    {
        var stranger = new Node(NodeAddress.Root, "This page is in state 0 and is true.", 2);
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await new EncyclopediaTree(Books.Small, 2).ChildAsync(stranger, 0, Stop));
    }
}
