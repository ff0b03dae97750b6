using System.Text.Json;
using LearningThePrior.Cluster.Running;
using LearningThePrior.Cluster.Stores;
using LearningThePrior.Cluster.Tests.Toys;

namespace LearningThePrior.Cluster.Tests.Running;

public sealed class RunBoardTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_drivers_one_has_the_run_until_it_falls_silent()
    {
        HandClock clock = new();
        FakeKeys keys = new(clock);
        RunBoard board = new(keys, "run");

        Assert.Equal("driver-1", await board.DriveAsync("driver-1", Token));
        Assert.Equal("driver-1", await board.DriveAsync("driver-2", Token));
        clock.Now += RunBoard.DriverLife / 2;
        Assert.Equal("driver-1", await board.DriveAsync("driver-1", Token));
        clock.Now += RunBoard.DriverLife * .75;
        Assert.Equal("driver-1", await board.DriveAsync("driver-2", Token));
        clock.Now += RunBoard.DriverLife / 2;
        Assert.Equal("driver-2", await board.DriveAsync("driver-2", Token));
        Assert.Equal("driver-2", await board.DriveAsync("driver-1", Token));
    }

    [Fact]
    public async Task Another_plan_of_a_run_is_refused_and_the_same_one_is_not()
    {
        RunBoard board = new(new FakeKeys(), "run");
        await board.OpenAsync(Job("""{"seed": 1, "rounds": 2}"""), Token);
        await board.OpenAsync(Job("""{"rounds": 2, "seed": 1}"""), Token);

        var exception = await Assert.ThrowsAsync<StoreException>(() => board.OpenAsync(Job("""{"seed": 1, "rounds": 3}"""), Token));

        Assert.Equal("the store at memory holds another plan of the run run; give this run another folder or seed, or another store.", exception.Message);
    }

    [Fact]
    public async Task What_ended_first_counts_and_is_told_again_to_whoever_missed_it()
    {
        RunBoard board = new(new FakeKeys(), "run");
        await board.EndAsync("item", new() { End = ItemEnd.Failed, Error = "first" }, Token);
        await board.EndAsync("item", new() { End = ItemEnd.Finished }, Token);

        Assert.Equal("first", Assert.Single(await board.TakeAsync(10, Token)).Result!.Error);
        Assert.Empty(await board.TakeAsync(10, Token));
        Assert.True((await board.StandingAsync("item", Token)).HasEnded);
        await board.TellAsync("item", Token);
        Assert.Equal("first", Assert.Single(await board.TakeAsync(10, Token)).Result!.Error);
    }

    private static ClusterJob Job(string plan) => new() { RunId = "run", Kind = "toy", Plan = JsonElement.Parse(plan), Options = [], Directory = "/" };
}
