using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using LearningThePrior.Cluster.Running;
using LearningThePrior.Cluster.Silos;
using LearningThePrior.Cluster.Stores;
using LearningThePrior.Cluster.Tests.Toys;
using LearningThePrior.Experiments.Engine;

namespace LearningThePrior.Cluster.Tests.Silos;

/// <summary>What a silo does with an item, whatever others did with it before.</summary>
public sealed class SiloWorkTests : IAsyncLifetime
{
    private readonly FakeKeys _keys = new();
    private readonly Toy _toy = new();
    private readonly List<JobOpening> _opened = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunBoard Board => new(_keys, "run");

    public async ValueTask InitializeAsync() =>
        await Board.OpenAsync(new() { RunId = "run", Kind = "toy", Plan = JsonElement.Parse("{}"), Options = [], Directory = "/", MaxCalls = 5 }, Token);

    public ValueTask DisposeAsync()
    {
        _toy.Gate.TrySetResult();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_item_whose_silos_died_three_times_is_failed_with_its_cause_and_not_begun_a_fourth_time()
    {
        // Each begins it and is never heard of again.
        foreach (var dead in new[] { "silo-1", "silo-2", "silo-3" })
        {
            _ = Silo(dead).PlayAsync("run", Item());
            await _toy.BegunAsync();
        }

        await Silo("silo-4").PlayAsync("run", Item());

        Assert.Equal(3, _toy.Begun);
        var result = Assert.Single(await Board.TakeAsync(10, Token)).Result!;
        Assert.Equal(ItemEnd.Failed, result.End);
        Assert.StartsWith("it was begun 3 times, and each time its silo died", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_is_sent_again_while_it_is_played_here_is_played_once()
    {
        var silo = Silo("silo-1");
        var playing = silo.PlayAsync("run", Item());
        await _toy.BegunAsync();

        await silo.PlayAsync("run", Item());

        Assert.Equal(1, _toy.Begun);
        _toy.Gate.SetResult();
        await playing;
        Assert.Equal(ItemEnd.Finished, Assert.Single(await Board.TakeAsync(10, Token)).Result!.End);
    }

    [Fact]
    public async Task An_item_is_left_to_the_silo_that_plays_it_while_that_lives()
    {
        await Sessions.SayAsync(_keys, "silo-1", default, Token);
        _ = Silo("silo-1").PlayAsync("run", Item());
        await _toy.BegunAsync();

        await Silo("silo-2").PlayAsync("run", Item());
        Assert.Equal(1, _toy.Begun);

        await Sessions.EndAsync(_keys, "silo-1");
        _ = Silo("silo-2").PlayAsync("run", Item());
        await _toy.BegunAsync();
        Assert.Equal(2, _toy.Begun);
    }

    [Fact]
    public async Task An_item_that_is_begun_here_again_or_for_another_driver_is_counted_from_nothing()
    {
        var silo = Silo("silo-1");
        _toy.Gate.SetResult();
        foreach (var driver in new[] { "driver-1", "driver-1", "driver-2" })
        {
            await silo.PlayAsync("run", Item(driver));
            await Board.ForgetAsync(["item"]);
        }

        Assert.Equal([new("run", "driver-1", 1), new("run", "driver-1", 2), new("run", "driver-2", 1)], _opened);
    }

    [Fact]
    public async Task An_item_that_was_begun_outlasts_a_store_that_is_away()
    {
        var silo = Silo("silo-1");
        var playing = silo.PlayAsync("run", Item());
        await _toy.BegunAsync();
        _keys.IsCut = true;
        _toy.Gate.SetResult();
        await Task.Delay(20, Token);
        Assert.False(playing.IsCompleted);
        _keys.IsCut = false;

        await playing;

        Assert.Equal(ItemEnd.Finished, Assert.Single(await Board.TakeAsync(10, Token)).Result!.End);
    }

    private static SentItem Item(string driver = "driver-1") => new("item", "toy", JsonElement.Parse("1"), driver);

    private SiloWork Silo(string session) => new(
        _keys,
        new KeyCallStore(_keys, session, TimeProvider.System),
        4,
        (_, _) => new OpenJob(new Dictionary<string, IItemHandler> { ["toy"] = _toy }),
        opening =>
        {
            _opened.Add(opening);
            return null!;
        },
        new HandClock(isHasty: true));

    /// <summary>Waits for its gate with every item.</summary>
    [SuppressMessage("Design", "CA1001", Justification = "Its semaphore is only waited for asynchronously and holds no handle.")]
    private sealed class Toy : IItemHandler
    {
        private readonly SemaphoreSlim _begun = new(0);

        public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Begun { get; private set; }

        public Task BegunAsync() => _begun.WaitAsync(Token);

        public Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
        {
            Begun++;
            _begun.Release();
            return Gate.Task;
        }
    }
}
