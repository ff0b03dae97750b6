using System.Text;
using LearningThePrior.Cluster.Stores;
using LearningThePrior.Cluster.Tests.Toys;

namespace LearningThePrior.Cluster.Tests.Stores;

/// <summary>Every backend keeps the same promises: the embedded store, Redis and PostgreSQL where one can be started, and the stand-in of other tests.</summary>
public sealed class KeyStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("embedded")]
    [InlineData("redis")]
    [InlineData("postgres")]
    [InlineData("stand-in")]
    public async Task The_first_value_counts_leases_end_and_queues_are_in_order(string backend)
    {
        await using var opened = await Backend.OpenAsync(backend);
        var keys = opened.Keys;
        var (one, two) = ("one"u8.ToArray(), "two"u8.ToArray());

        Assert.True(await keys.PutAsync("a", one, replace: false, cancellationToken: Token));
        Assert.False(await keys.PutAsync("a", two, replace: false, cancellationToken: Token));
        Assert.Equal(one, await keys.GetAsync("a", Token));
        Assert.True(await keys.PutAsync("a", two, replace: true, cancellationToken: Token));
        Assert.Equal([two, null, two], await keys.GetAsync(["a", "none", "a"], Token));

        Assert.True(await keys.PutAsync("lease", one, replace: false, TimeSpan.FromMinutes(1), Token));
        Assert.False(await keys.PutAsync("lease", two, replace: false, TimeSpan.FromMinutes(1), Token));
        Assert.False(await keys.ExtendAsync("lease", two, TimeSpan.FromSeconds(5), Token));
        Assert.True(await keys.ExtendAsync("lease", one, TimeSpan.FromMilliseconds(300), Token));
        await Task.Delay(600, Token);
        Assert.False(await keys.ExtendAsync("lease", one, TimeSpan.FromSeconds(5), Token));
        Assert.True(await keys.PutAsync("lease", two, replace: false, TimeSpan.FromSeconds(5), Token));

        Assert.Equal(1, await keys.CountAsync("n", Token));
        Assert.Equal(2, await keys.CountAsync("n", Token));
        foreach (var member in new[] { "b", "a", "b", "c" })
        {
            await keys.AddAsync("s", member, Token);
        }

        await keys.RemoveAsync("s", "c", "none");
        Assert.Equal(["a", "b"], await keys.MembersAsync("s", Token));
        Assert.Empty(await keys.MembersAsync("none", Token));

        foreach (var value in new[] { "x", "y", "z" })
        {
            await keys.PushAsync("q", value, Token);
        }

        Assert.Equal(["x", "y"], await keys.PopAsync("q", 2, Token));
        Assert.Equal(["z"], await keys.PopAsync("q", 2, Token));
        Assert.Empty(await keys.PopAsync("q", 2, Token));

        await keys.PutAsync("p:*[1]", one, replace: true, cancellationToken: Token);
        await keys.PutAsync("p:*[2]", one, replace: true, cancellationToken: Token);
        await keys.PutAsync("p:xyz", one, replace: true, cancellationToken: Token);
        Assert.Equal(["p:*[1]", "p:*[2]"], await keys.KeysAsync("p:*[", Token));
        await keys.DeleteAsync("p:*[1]", "p:*[2]", "none");
        Assert.Equal(["p:xyz"], await keys.KeysAsync("p:", Token));
    }

    [Theory]
    [InlineData("embedded")]
    [InlineData("redis")]
    [InlineData("postgres")]
    public async Task Of_many_who_keep_a_reply_at_once_one_does(string backend)
    {
        await using var opened = await Backend.OpenAsync(backend);

        var kept = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i => await opened.Keys.PutAsync("reply", Encoding.UTF8.GetBytes($"{i}"), replace: false, cancellationToken: Token)));

        var winner = Assert.Single(kept.Index(), k => k.Item).Index;
        Assert.Equal($"{winner}", Encoding.UTF8.GetString((await opened.Keys.GetAsync("reply", Token))!));
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_when_the_store_starts_again()
    {
        var folder = Directory.CreateTempSubdirectory("ltp-store-").FullName;
        using (var before = await Store.StartAsync(folder: folder))
        {
            await using var keys = await KeyStores.OpenAsync(before.Address);
            await Task.WhenAll(Enumerable.Range(0, 200).Select(i => keys.PutAsync($"k{i:D3}", new byte[2_000], replace: false, cancellationToken: Token).AsTask()));
            await keys.PushAsync("q", "item", Token);
        }

        using (var after = await Store.StartAsync(folder: folder))
        {
            await using var keys = await KeyStores.OpenAsync(after.Address);
            Assert.Equal(200, (await keys.KeysAsync("k", Token)).Count);
            Assert.Equal(["item"], await keys.PopAsync("q", 5, Token));
        }

        Directory.Delete(folder, recursive: true);
    }
}
