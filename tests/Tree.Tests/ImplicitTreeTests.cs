using CsCheck;

namespace LearningThePrior.Tree.Tests;

public class ImplicitTreeTests
{
    private readonly GatedUnpacker _unpacker = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_is_found_by_walking_one_step_at_a_time()
    {
        var tree = new ImplicitTree(_unpacker);

        Node? node = await Find(tree, "/2/0/1");

        Assert.Equal("the node /2/0/1", node!.Text);
        Assert.Equal(["/", "/2", "/2/0", "/2/0/1"], _unpacker.Asked);
        Assert.Equal(new TreeCounts(0, 1, 4), tree.Counts);
        Assert.Equal(4, tree.CachedNodes);
    }

    [Fact]
    public async Task What_was_unpacked_is_not_unpacked_again()
    {
        var tree = new ImplicitTree(_unpacker);
        await Find(tree, "/2/0/1");

        await Find(tree, "/2/0/1");
        await Find(tree, "/2/0");
        await Find(tree, "/2/0/2");

        Assert.Equal(["/", "/2", "/2/0", "/2/0/1", "/2/0/2"], _unpacker.Asked);
        Assert.Equal(new TreeCounts(2, 2, 5), tree.Counts);
    }

    [Theory]
    [InlineData("/3")]
    [InlineData("/0/3/1")]
    [InlineData("/2147483647/0/0/0")]
    public async Task There_is_no_node_beyond_the_child_count(string address)
    {
        var tree = new ImplicitTree(_unpacker);

        Assert.Null(await Find(tree, address));
        Assert.DoesNotContain(_unpacker.Asked, asked => asked.Contains('3') || asked.Contains('7'));
    }

    [Fact]
    public void A_walk_over_an_unpacker_that_never_waits_never_waits()
    {
        var tree = new ImplicitTree(_unpacker);

        Assert.True(Find(tree, "/0/1/2").IsCompletedSuccessfully);
        Assert.True(Find(tree, "/0/1/2").IsCompletedSuccessfully);
    }

    [Fact]
    public async Task The_node_used_longest_ago_leaves_a_full_cache_first()
    {
        var tree = new ImplicitTree(_unpacker, capacity: 3);
        await Find(tree, "/0");
        await Find(tree, "/1");
        await Find(tree, "/0");
        await Find(tree, "/");
        _unpacker.Asked.Clear();

        await Find(tree, "/2");
        Assert.Equal(["/2"], _unpacker.Asked);
        Assert.Equal(3, tree.CachedNodes);

        await Find(tree, "/0");
        Assert.Equal(["/2"], _unpacker.Asked);

        await Find(tree, "/1");
        Assert.Equal(["/2", "/1"], _unpacker.Asked);
    }

    [Fact]
    public async Task A_walk_longer_than_the_cache_ends()
    {
        var tree = new ImplicitTree(_unpacker, capacity: 1);

        Node? node = await Find(tree, "/0/1/2/0/1/2/0/1/2");

        Assert.Equal("the node /0/1/2/0/1/2/0/1/2", node!.Text);
        Assert.Equal(10, tree.Counts.Unpacks);
        Assert.Equal(1, tree.CachedNodes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    public async Task A_walk_of_a_hundred_thousand_steps_ends(int capacity)
    {
        var unpacker = new DelegateUnpacker(
            () => new Node(NodeAddress.Root, "", 10),
            (parent, index) => new Node(parent.Address.Child(index), "", 10));
        var tree = new ImplicitTree(unpacker, capacity);
        var deep = NodeAddress.FromSteps(Enumerable.Range(0, 100_000).Select(i => i % 10));

        Node? node = await tree.FindAsync(deep, Cancelled);

        Assert.Equal(deep, node!.Address);
        Assert.Equal(100_001, tree.Counts.Unpacks);
        Assert.Equal(capacity, tree.CachedNodes);
    }

    [Fact]
    public async Task A_tree_of_two_to_the_64_leaves_costs_what_was_visited()
    {
        var unpacker = new DelegateUnpacker(
            () => new Node(NodeAddress.Root, "0", 2, 0UL),
            (parent, index) =>
            {
                ulong path = ((ulong)parent.State! << 1) | (uint)index;
                return new Node(parent.Address.Child(index), $"{path}", parent.Address.Depth == 63 ? 0 : 2, path);
            });
        var tree = new ImplicitTree(unpacker);

        Node? last = await tree.FindAsync(NodeAddress.FromSteps(Enumerable.Repeat(1, 64)), Cancelled);

        Assert.Equal($"{ulong.MaxValue}", last!.Text);
        Assert.Equal(65, tree.Counts.Unpacks);
    }

    [Fact]
    public async Task Requests_for_one_node_at_one_time_unpack_it_once()
    {
        var tree = new ImplicitTree(_unpacker);
        await Find(tree, "/");
        _unpacker.Gated = true;

        Task<Node?>[] requests = [.. Enumerable.Range(0, 10).Select(_ => Find(tree, "/1"))];
        Assert.DoesNotContain(requests, request => request.IsCompleted);
        _unpacker.Release(0);
        Node?[] nodes = await Task.WhenAll(requests);

        Assert.All(nodes, node => Assert.Same(nodes[0], node));
        Assert.Equal(["/", "/1"], _unpacker.Asked);
        Assert.Equal(new TreeCounts(0, 11, 2), tree.Counts);
    }

    [Fact]
    public async Task Requests_for_cousins_share_the_steps_they_have_in_common()
    {
        var tree = new ImplicitTree(_unpacker);
        _unpacker.Gated = true;

        Task<Node?> left = Find(tree, "/0");
        Task<Node?> right = Find(tree, "/1");
        _unpacker.Gated = false;
        _unpacker.Release(0);

        Assert.Equal("the node /0", (await left)!.Text);
        Assert.Equal("the node /1", (await right)!.Text);
        Assert.Equal(3, tree.Counts.Unpacks);
    }

    [Fact]
    public async Task One_request_cancelled_leaves_the_others_alone()
    {
        var tree = new ImplicitTree(_unpacker);
        _unpacker.Gated = true;
        using var mine = new CancellationTokenSource();
        Task<Node?> cancelled = tree.FindAsync(NodeAddress.Root, mine.Token).AsTask();
        Task<Node?> other = Find(tree, "/");

        await mine.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.False(_unpacker.Tokens[0].IsCancellationRequested);
        _unpacker.Release(0);

        Assert.NotNull(await other);
        Assert.Equal(1, tree.Counts.Unpacks);
    }

    [Fact]
    public async Task A_step_that_nobody_waits_for_is_cancelled_and_can_be_asked_again()
    {
        var tree = new ImplicitTree(_unpacker);
        _unpacker.Gated = true;
        using var mine = new CancellationTokenSource();
        Task<Node?> cancelled = tree.FindAsync(NodeAddress.Root, mine.Token).AsTask();

        await mine.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.True(_unpacker.Tokens[0].IsCancellationRequested);
        Task<Node?> again = Find(tree, "/");
        _unpacker.Fail(0, new OperationCanceledException(_unpacker.Tokens[0]));
        _unpacker.Release(1);

        Assert.NotNull(await again);
        Assert.False(_unpacker.Tokens[1].IsCancellationRequested);
        Assert.Equal(2, tree.Counts.Unpacks);
    }

    [Fact]
    public async Task A_failure_reaches_all_who_wait_and_is_not_kept()
    {
        var tree = new ImplicitTree(_unpacker);
        _unpacker.Gated = true;
        Task<Node?> first = Find(tree, "/");
        Task<Node?> second = Find(tree, "/");

        _unpacker.Fail(0, new HttpRequestException("the model is down"));
        Assert.Equal("the model is down", (await Assert.ThrowsAsync<HttpRequestException>(() => first)).Message);
        Assert.Equal("the model is down", (await Assert.ThrowsAsync<HttpRequestException>(() => second)).Message);
        _unpacker.Gated = false;

        Assert.NotNull(await Find(tree, "/"));
        Assert.Equal(2, tree.Counts.Unpacks);
    }

    [Fact]
    public async Task A_request_already_cancelled_asks_for_nothing()
    {
        var tree = new ImplicitTree(_unpacker);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await tree.FindAsync(NodeAddress.Root, new CancellationToken(true)));
        Assert.Empty(_unpacker.Asked);
    }

    [Fact]
    public async Task A_node_of_another_address_is_an_error_that_names_both()
    {
        var tree = new ImplicitTree(new DelegateUnpacker(
            () => new Node(NodeAddress.Root, "", 5),
            (_, _) => new Node(NodeAddress.Parse("/4"), "", 0)));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Find(tree, "/3"));

        Assert.Contains("/3", error.Message);
        Assert.Contains("/4", error.Message);
        Assert.Equal(1, tree.CachedNodes);
    }

    [Fact]
    public async Task No_node_at_all_is_an_error()
    {
        var tree = new ImplicitTree(new DelegateUnpacker(() => null!, (_, _) => null!));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Find(tree, "/"));
    }

    [Fact]
    public async Task Many_requests_at_once_all_get_their_nodes_from_a_small_cache()
    {
        var tree = new ImplicitTree(_unpacker, capacity: 5);
        NodeAddress[] addresses = [.. Enumerable.Range(0, 500).Select(i => NodeAddress.FromSteps([i % 3, i / 3 % 3, i / 9 % 3]))];

        Node?[] nodes = await Task.WhenAll(
            addresses.Select(address => Task.Run(async () => await tree.FindAsync(address, Cancelled), Cancelled)));

        Assert.Equal(addresses, nodes.Select(node => node!.Address));
        Assert.Equal(5, tree.CachedNodes);
        Assert.Equal(tree.Counts.Unpacks, _unpacker.Asked.Count);
        Assert.Equal(500, tree.Counts.Hits + tree.Counts.Misses);
    }

    [Fact]
    public void Whatever_was_asked_before_the_cache_changes_no_answer() =>
        Gen.Select(Gen.Int[0, 4].Array[0, 5].Array[1, 20], Gen.Int[1, 6]).Sample((requests, capacity) =>
        {
            var tree = new ImplicitTree(new GatedUnpacker(), capacity);
            return requests.Select(NodeAddress.FromSteps).All(address =>
            {
                Node? node = tree.FindAsync(address).AsTask().Result;
                return address.Steps.All(step => step < 3) ? node!.Address == address : node is null;
            }) && tree.CachedNodes <= capacity;
        });

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentNullException>(() => new ImplicitTree(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImplicitTree(_unpacker, 0));
    }

    private static Task<Node?> Find(ImplicitTree tree, string address) =>
        tree.FindAsync(NodeAddress.Parse(address), Cancelled).AsTask();
}
