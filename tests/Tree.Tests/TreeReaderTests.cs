namespace LearningThePrior.Tree.Tests;

public class TreeReaderTests
{
    private readonly GatedUnpacker _unpacker = new();
    private readonly ImplicitTree _tree;

    public TreeReaderTests()
    {
        _tree = new ImplicitTree(_unpacker);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_reader_refuses_past_its_nodes_and_unpacks_nothing()
    {
        var reader = new TreeReader(_tree, new ReadingBudget(2, 1000));
        Assert.IsType<NodeRead>(await Read(reader, "/"));
        Assert.IsType<NodeRead>(await Read(reader, "/0"));

        Reading reading = await Read(reader, "/1");

        Assert.Equal(new BudgetSpent(NodeAddress.Parse("/1"), BudgetKind.Nodes), reading);
        Assert.Equal(["/", "/0"], _unpacker.Asked);
        Assert.Equal(["/", "/0"], reader.Shown.Select(address => address.ToString()));
        Assert.Equal(0, reader.NodesLeft);
    }

    [Fact]
    public async Task A_node_already_shown_is_free()
    {
        var reader = new TreeReader(_tree, new ReadingBudget(1, 10));
        Reading first = await Read(reader, "/");

        Assert.Equal(first, await Read(reader, "/"));
        Assert.Single(reader.Shown);
        Assert.Equal("the node /".Length, reader.CharactersShown);
        Assert.Equal(0, reader.CharactersLeft);
    }

    [Fact]
    public async Task A_node_longer_than_the_characters_left_is_refused_and_costs_nothing()
    {
        var reader = new TreeReader(_tree, new ReadingBudget(5, 12));

        Assert.Equal(new BudgetSpent(NodeAddress.Parse("/0/0"), BudgetKind.Characters), await Read(reader, "/0/0"));
        Assert.Equal((5, 12, 0), (reader.NodesLeft, reader.CharactersLeft, reader.CharactersShown));
        Assert.Empty(reader.Shown);

        Assert.IsType<NodeRead>(await Read(reader, "/1"));
        Assert.Equal((4, 1, 11), (reader.NodesLeft, reader.CharactersLeft, reader.CharactersShown));
    }

    [Fact]
    public async Task With_no_characters_left_nothing_is_unpacked()
    {
        var reader = new TreeReader(_tree, new ReadingBudget(5, 0));

        Assert.Equal(new BudgetSpent(NodeAddress.Root, BudgetKind.Characters), await Read(reader, "/"));
        Assert.Empty(_unpacker.Asked);
    }

    [Fact]
    public async Task A_reader_refused_for_length_too_often_unpacks_no_more()
    {
        var reader = new TreeReader(_tree, new ReadingBudget(2, 1));
        await Read(reader, "/0");
        await Read(reader, "/1");

        Assert.IsType<BudgetSpent>(await Read(reader, "/2"));
        Assert.Equal(["/", "/0", "/1"], _unpacker.Asked);
    }

    [Fact]
    public async Task A_search_for_nodes_that_do_not_exist_is_paid_for()
    {
        var reader = new TreeReader(_tree, new ReadingBudget(2, 1000));
        Assert.Equal(new NoSuchNode(NodeAddress.Parse("/7")), await Read(reader, "/7"));
        Assert.Equal(new NoSuchNode(NodeAddress.Parse("/7")), await Read(reader, "/7"));
        Assert.Equal(1, reader.NodesLeft);
        Assert.Empty(reader.Shown);
        Assert.Equal(new NoSuchNode(NodeAddress.Parse("/8")), await Read(reader, "/8"));

        Assert.Equal(new BudgetSpent(NodeAddress.Parse("/9"), BudgetKind.Nodes), await Read(reader, "/9"));
    }

    [Fact]
    public async Task One_reader_does_not_spend_the_budget_of_another()
    {
        var one = new TreeReader(_tree, new ReadingBudget(1, 1000));
        var other = new TreeReader(_tree, new ReadingBudget(1, 1000));
        await Read(one, "/");

        Assert.Equal(1, other.NodesLeft);
        Assert.IsType<BudgetSpent>(await Read(one, "/0"));
        Assert.IsType<NodeRead>(await Read(other, "/0"));
    }

    [Fact]
    public async Task A_fork_has_the_whole_budget_and_what_it_is_shown_is_listed_and_counted_where_it_came_from()
    {
        var reader = new TreeReader(_tree, new ReadingBudget(1, 1000));
        var (one, other) = (reader.Fork(), reader.Fork());
        await Read(other, "/0");
        await Read(one, "/1");
        await Read(one.Fork(), "/0");

        Assert.IsType<BudgetSpent>(await Read(one, "/2"));
        Assert.Equal(["/1", "/0"], reader.Shown.Select(address => address.ToString()));
        Assert.Equal(3 * "the node /0".Length, reader.CharactersShown);
        Assert.Equal((1, 1000), (reader.NodesLeft, reader.CharactersLeft));
        Assert.IsType<NodeRead>(await Read(reader, "/2"));
    }

    [Fact]
    public async Task Readers_in_parallel_are_shown_no_more_than_the_budget()
    {
        var reader = new TreeReader(_tree, new ReadingBudget(7, 1000));

        Reading[] readings = await Task.WhenAll(Enumerable.Range(0, 90).Select(i => Task.Run(
            async () => await reader.ReadAsync(NodeAddress.FromSteps([i % 3, i / 3 % 3]), Cancelled), Cancelled)));

        Assert.Equal(7, reader.Shown.Count);
        Assert.Equal(7, readings.OfType<NodeRead>().DistinctBy(reading => reading.Address).Count());
        Assert.Equal(20, readings.OfType<BudgetSpent>().Count());
        Assert.Equal(0, reader.NodesLeft);
    }

    [Fact]
    public async Task A_request_that_fails_or_is_cancelled_costs_nothing()
    {
        var reader = new TreeReader(_tree, new ReadingBudget(1, 1000));
        _unpacker.Gated = true;
        Task<Reading> failing = Read(reader, "/");
        _unpacker.Fail(0, new HttpRequestException("the model is down"));
        await Assert.ThrowsAsync<HttpRequestException>(() => failing);
        using var mine = new CancellationTokenSource();
        Task<Reading> cancelled = reader.ReadAsync(NodeAddress.Root, mine.Token).AsTask();
        await mine.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _unpacker.Gated = false;

        Assert.Equal(1, reader.NodesLeft);
        Assert.IsType<NodeRead>(await Read(reader, "/"));
    }

    [Fact]
    public async Task An_unlimited_budget_refuses_nothing()
    {
        var reader = new TreeReader(_tree, ReadingBudget.Unlimited);

        Assert.IsType<NodeRead>(await Read(reader, "/0/1/2/0/1/2"));
    }

    private static Task<Reading> Read(TreeReader reader, string address) =>
        reader.ReadAsync(NodeAddress.Parse(address), Cancelled).AsTask();
}
