using System.Text;
using LearningThePrior.Cluster.Stores;
using LearningThePrior.Cluster.Tests.Toys;
using LearningThePrior.Gateway.Store;

namespace LearningThePrior.Cluster.Tests.Stores;

/// <summary>A reply that the store cannot take is delivered later, by this process or the next one, and its intent stands until then.</summary>
public sealed class SpooledCallStoreTests : IDisposable
{
    private static readonly CallKey Key = new("model", new string('a', 64));

    private readonly string _folder = Directory.CreateTempSubdirectory("ltp-spool-").FullName;
    private readonly FakeKeys _keys = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_waits_while_the_line_is_cut_is_found_meanwhile_and_is_delivered_with_its_intent_settled()
    {
        await using var store = Open();
        await store.IntendAsync(Intent, Token);
        _keys.IsCut = true;

        Assert.True(await store.KeepAsync(Key, "run", "reply"u8.ToArray(), replace: false, Token));
        await store.SettleAsync(Intent, Token);

        Assert.True(store.IsWaiting(Key));
        Assert.Equal("reply", Encoding.UTF8.GetString((await store.FindAsync(Key, Token))!.Value.Span));
        _keys.IsCut = false;
        await UntilAsync(async () => (await _keys.KeysAsync("ltp:intent:", Token)).Count == 0);
        Assert.Equal("reply", await ReplyAsync());
        Assert.Equal(0, store.Waiting);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task What_a_dead_process_left_is_delivered_by_the_next_one()
    {
        await using (var dead = Open())
        {
            _keys.IsCut = true;
            await dead.KeepAsync(Key, "run", "reply"u8.ToArray(), replace: false, Token);
        }

        _keys.IsCut = false;
        await using var next = Open();

        await UntilAsync(async () => await ReplyAsync() is not null);
        Assert.Equal("reply", await ReplyAsync());
    }

    [Fact]
    public async Task A_reply_that_was_there_first_stays()
    {
        await using var store = Open();
        _keys.IsCut = true;
        await store.KeepAsync(Key, "run", "late"u8.ToArray(), replace: false, Token);
        _keys.IsCut = false;
        await _keys.PutAsync($"ltp:reply:{Key.Hash}", "first"u8.ToArray(), replace: false, cancellationToken: Token);

        await UntilAsync(() => Task.FromResult(store.Waiting == 0));

        Assert.Equal("first", await ReplyAsync());
    }

    [Theory]
    [InlineData("first", true)]
    [InlineData("mine", false)]
    public async Task A_call_whose_reply_came_after_another_was_paid_for_beside_it_and_stays_listed(string there, bool isListed)
    {
        await using var store = Open();
        await store.IntendAsync(Intent, Token);
        await _keys.PutAsync($"ltp:reply:{Key.Hash}", Encoding.UTF8.GetBytes(there), replace: false, cancellationToken: Token);

        Assert.False(await store.KeepAsync(Key, "run", "mine"u8.ToArray(), replace: false, Token));
        await store.SettleAsync(Intent, Token);

        Assert.Equal(isListed, await store.PerhapsPaidAsync(Intent.RunId, Token).AnyAsync(i => i.IsInVain, Token));
        Assert.Equal(isListed ? 1 : 0, (await _keys.KeysAsync("ltp:intent:", Token)).Count);
    }

    [Fact]
    public async Task No_call_is_sent_while_it_cannot_be_noted()
    {
        await using var store = Open();
        _keys.IsCut = true;
        var noting = store.IntendAsync(Intent, Token).AsTask();

        Assert.False(noting.IsCompleted);
        _keys.IsCut = false;
        await noting;
        Assert.Single(await _keys.KeysAsync("ltp:intent:run:", Token));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CallIntent Intent { get; } = new()
    {
        Key = Key.Hash,
        Attempt = 1,
        RunId = "run",
        Who = "silo-1",
        At = DateTimeOffset.UnixEpoch,
        TimeoutSeconds = 60,
        Model = "test/model",
        Address = "http://localhost",
        ConversationId = null,
        RequestBytes = 10,
        MostOutput = 10,
    };

    private SpooledCallStore Open() => new(new KeyCallStore(_keys, "silo-1", TimeProvider.System), _folder, new HandClock(isHasty: true));

    private async Task<string?> ReplyAsync() => await _keys.GetAsync($"ltp:reply:{Key.Hash}", Token) is { } reply ? Encoding.UTF8.GetString(reply) : null;

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(2, Token);
        }
    }
}
