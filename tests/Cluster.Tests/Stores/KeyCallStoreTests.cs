using LearningThePrior.Cluster.Stores;
using LearningThePrior.Cluster.Tests.Toys;

namespace LearningThePrior.Cluster.Tests.Stores;

/// <summary>Which attempts may have been paid for without a reply, while a run goes on and when it is over.</summary>
public sealed class KeyCallStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("alive", true)]
    [InlineData("dead", false)]
    [InlineData("old", false)]
    [InlineData("in vain", false)]
    public async Task An_attempt_is_under_way_while_its_session_lives_and_its_time_is_not_up(string attempt, bool isUnderWay)
    {
        await using FakeKeys keys = new();
        var now = TimeProvider.System.GetUtcNow();
        KeyCallStore store = new(keys, "silo-1", TimeProvider.System);
        await Sessions.SayAsync(keys, "silo-1", default, Token);
        await store.IntendAsync(
            new()
            {
                Key = "call",
                Attempt = 1,
                RunId = "run",
                Who = attempt == "dead" ? "silo-2" : "silo-1",
                At = attempt == "old" ? now - TimeSpan.FromMinutes(10) : now,
                TimeoutSeconds = 60,
                Model = "test/model",
                Address = "http://localhost",
                ConversationId = null,
                RequestBytes = 10,
                MostOutput = 10,
                IsInVain = attempt == "in vain",
            },
            Token);

        Assert.Equal(isUnderWay, await store.IsUnderWayAsync("run", Token));
        Assert.Equal(isUnderWay ? 0 : 1, await store.PerhapsPaidAsync("run", Token).CountAsync(Token));

        // Of a run that is over all of them are for nothing; of another run, none.
        Assert.Equal(1, await store.UnsettledAsync("run", Token).CountAsync(Token));
        Assert.False(await store.IsUnderWayAsync("run-2", Token));
    }
}
